"""What stands in front of every request: security headers, and a limit on the size of API bodies."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from surfaces.words import both

BODY_LIMIT = 100_000
CHAT_LIMIT = 1_000_000  # a client sends the whole conversation each time
UPLOAD_LIMIT = 100_000_000
_UPLOAD = "/api/documents"
_LIMITS = {"/api/": BODY_LIMIT, "/v1/": CHAT_LIMIT, "/mcp": 200_000}

# The page's own framework builds functions from its templates, hence 'unsafe-eval'. What counts here is that
# nothing is loaded from, or sent to, another host: an image address inside a document stays unvisited.
_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


# The page for an iframe may stand in any other page; it can only ask.
_EMBEDDED = {
    **_HEADERS,
    "Content-Security-Policy": _POLICY.replace("frame-ancestors 'none'", "frame-ancestors *").replace(" 'unsafe-eval'", ""),
}
_EMBEDDED.pop("X-Frame-Options")
_EMBEDDED.pop("Cross-Origin-Opener-Policy")


class SecurityHeaders:
    """Adds the headers to every response; works below streams, which it does not buffer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to what comes back."""
        chosen = _EMBEDDED if scope.get("path") in ("/embed", "/embed.js") else _HEADERS

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in chosen.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class SameOrigin:
    """Answers 403 to what another site's page sends in a reader's name: a change or a question it may not ask."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pass what no browser sent, and what a page of this server sent."""
        if scope["type"] == "http" and scope["path"].startswith(tuple(_LIMITS)) and _is_foreign(Headers(scope=scope)):
            await JSONResponse({"error": both("api.foreign")}, 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_foreign(headers: Headers) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return False
    return origin.partition("://")[2] not in (headers.get("host", ""), headers.get("x-forwarded-host", ""))


class BodyLimit:
    """Answers 413 to an API request whose body is larger than allowed, announced or not.

    Uploads go to disk as they come, so they have to announce their size.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body within the limit, then pass it on whole."""
        limit = next((size for start, size in _LIMITS.items() if _is_under(scope, start)), None)
        if limit is None:
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        size = int(announced) if announced.isdecimal() and len(announced) < 20 else None
        if scope["path"] == _UPLOAD and scope["method"] == "POST":
            await self._upload(size, scope, receive, send)
            return
        body = None if size is not None and size > limit else await self._read(receive, limit)
        if body is None:
            await _refusal(413, "too_large", limit)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _upload(self, size: int | None, scope: Scope, receive: Receive, send: Send) -> None:
        if size is None:
            await _refusal(411, "no_length", UPLOAD_LIMIT)(scope, receive, send)
        elif size > UPLOAD_LIMIT:
            await _refusal(413, "too_large", UPLOAD_LIMIT)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _read(self, receive: Receive, limit: int) -> bytes | None:
        """The whole body, or None as soon as it is too large."""
        parts = bytearray()
        while True:
            message = await receive()
            parts += message.get("body", b"")
            if len(parts) > limit:
                return None
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return bytes(parts)


def _is_under(scope: Scope, start: str) -> bool:
    return scope["type"] == "http" and bool(scope["path"].startswith(start))


def _refusal(code: int, key: str, limit: int) -> JSONResponse:
    return JSONResponse({"error": both(f"api.{key}", limit=limit)}, code)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body once and then what the connection says (such as that it is gone)."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
