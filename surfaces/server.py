"""One process with everything: the HTTP API and, when it is installed, the chat page."""

from __future__ import annotations

import importlib
import os
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from surfaces.api import build_api
from surfaces.arguments import UsageError
from surfaces.wire import Service
from surfaces.words import say


def build_server(service: Service) -> FastAPI:
    """The API with the chat page mounted at `/` (Chinese) and `/en` (English)."""
    # Before Gradio is imported: it reads this once, and would otherwise call home.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    # The page stands above the surfaces, so it is loaded by name, as a server loads an application.
    page = importlib.import_module("app")
    app: FastAPI = page.mount(build_api(service), service)
    return app


def run(service: Service, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        service: what answers.
        host: the address to listen on.
        port: the port.
        announce: called with the page's address once the port is ours.

    Raises:
        UsageError: when the port cannot be opened.
    """
    listening = _listen(host, port, service.settings.language)
    server = uvicorn.Server(uvicorn.Config(build_server(service), log_level="warning"))
    shown = f"[{host}]" if ":" in host else host
    announce(f"http://{shown}:{port}/")
    server.run(sockets=[listening])


def _listen(host: str, port: int, language: str) -> socket.socket:
    """Open the port ourselves, so that a taken one is a sentence and not a stack of log lines."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=2048
        )
    except OSError as error:
        raise UsageError(say("cli.port_taken", language, port=port, why=error.strerror or error)) from error
