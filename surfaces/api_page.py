"""The page at `/docs`: the OpenAPI description, drawn without a script and without another host."""

from __future__ import annotations

import json
from typing import Any

from surfaces.markup import esc


def api_page(schema: dict[str, Any], css: str) -> str:
    """One page that lists every address with its parameters, its body and an example call."""
    info = schema["info"]
    calls = "".join(
        _call(path, method, call, schema)
        for path, methods in schema["paths"].items()
        for method, call in methods.items()
    )
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{esc(info['title'])} API</title><style>{css}</style></head>"
        f'<body class="dq-plain"><header><h1>{esc(info["title"])} API {esc(info["version"])}</h1>'
        f"<p>{esc(info['description'])}</p>"
        '<p><a href="/openapi.json">openapi.json</a></p></header>'
        f"<main>{calls}</main></body></html>"
    )


def _call(path: str, method: str, call: dict[str, Any], schema: dict[str, Any]) -> str:
    parameters = "".join(
        f"<li><code>{esc(p['name'])}</code> ({esc(p['in'])})</li>" for p in call.get("parameters", ())
    )
    body = _body(call, schema)
    upload = "multipart/form-data" in call.get("requestBody", {}).get("content", {})
    codes = ", ".join(call.get("responses", ()))
    return (
        f'<section class="dq-sheet"><h2><code>{esc(method.upper())} {esc(path)}</code></h2>'
        f"<p>{esc(call.get('summary', ''))}</p><ul>{parameters}{_fields(body)}</ul>"
        f"<pre>{esc(_curl(path, method, body, upload))}</pre><p>HTTP {esc(codes)}</p></section>"
    )


def _body(call: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any] | None:
    content = call.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return None
    name = content["schema"]["$ref"].rsplit("/", 1)[-1]
    found: dict[str, Any] = schema["components"]["schemas"][name]
    return found


def _fields(body: dict[str, Any] | None) -> str:
    if body is None:
        return ""
    required = set(body.get("required", ()))
    return "".join(
        f"<li><code>{esc(name)}</code>{'' if name in required else '?'}</li>" for name in body["properties"]
    )


def _curl(path: str, method: str, body: dict[str, Any] | None, upload: bool) -> str:
    call = f"curl -X {method.upper()} http://127.0.0.1:7860{path}"
    if upload:
        return f"{call} \\\n  -F files=@FILE"
    if body is None:
        return call
    example = json.dumps(body["examples"][0], ensure_ascii=False)
    return f"{call} \\\n  -H 'Content-Type: application/json' \\\n  -d '{example}'"
