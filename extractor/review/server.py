"""The page's server: on this machine only, for whoever has its address, nothing fetched from anywhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from secrets import token_urlsafe
from typing import Any, Final
from urllib.parse import urlsplit

from extractor.errors import ExtractorError, OutputError
from extractor.review.session import RefusedError, Session

LOOPBACK: Final = "127.0.0.1"
MOST: Final = 64 * 1024  # bytes of a request: a verdict and its note have a few hundred
_FILES: Final = {
    "": ("page.html", "text/html; charset=utf-8"),
    "review.css": ("review.css", "text/css; charset=utf-8"),
    "review.js": ("review.js", "text/javascript; charset=utf-8"),
}
# What the page may do: run and wear its own files, ask its own server; nothing else, and nobody may frame it.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # the token is in the address
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class ReviewServer(ThreadingHTTPServer):
    """Serves a session under an address that holds a random token; without the token there is only 403."""

    daemon_threads = True

    def __init__(self, session: Session, port: int = 0, token: str | None = None) -> None:
        """Takes a port, a free one for 0; raises OutputError where it cannot."""
        self.session = session
        self.token = token or token_urlsafe()
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise OutputError(f"cannot serve on port {port}: {reason}; choose another with --port") from error
        self.hosts = {f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost")}

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no error to tell of."""


class _Handler(BaseHTTPRequestHandler):
    """One request: checked, then answered from the files of this package or by the session."""

    server: ReviewServer
    server_version = "extractor"
    sys_version = ""
    timeout = 30  # seconds for a request to come in

    def do_GET(self) -> None:  # as http.server calls it
        """The page, its two files, and the state."""
        if (path := self._allowed()) is None:
            return
        if path == "state":
            self._act(lambda session, _: session.state(), {})
        elif path in _FILES:
            name, kind = _FILES[path]
            self._send(HTTPStatus.OK, kind, files("extractor.review").joinpath(name).read_bytes())
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "no such page")

    do_HEAD = do_GET  # noqa: N815  # as http.server calls it

    def do_POST(self) -> None:  # as http.server calls it
        """A step of the session: decide, skip, return, undo."""
        if (path := self._allowed()) is None:
            return
        if self._is_foreign():
            self._refuse(HTTPStatus.FORBIDDEN, "asked for by another page")
            return
        action = _ACTIONS.get(path)
        if action is None:
            self._refuse(HTTPStatus.NOT_FOUND, "no such step")
            return
        try:
            length = int(self.headers.get("Content-Length", ""))
            if not 0 <= length <= MOST:
                raise ValueError
            asked = json.loads(self.rfile.read(length))
            if not isinstance(asked, dict):
                raise TypeError
            self._act(action, asked)
        except (ValueError, TypeError, KeyError):
            self._refuse(HTTPStatus.BAD_REQUEST, "not understood")

    def _allowed(self) -> str | None:
        """What is asked for, behind the token; None, and 403 sent, where this server is not meant or the token lacks.

        A name that somebody else has pointed at this machine (DNS rebinding) is not ours.
        """
        path = urlsplit(self.path).path
        token, slash, rest = path.removeprefix("/").partition("/")
        is_known = compare_digest(token.encode(), self.server.token.encode())
        if self.headers.get("Host", "") not in self.server.hosts or not is_known or not slash:
            self._refuse(HTTPStatus.FORBIDDEN, "forbidden: open the address that the command printed")
            return None
        return rest

    def _is_foreign(self) -> bool:
        """Whether another page asks: browsers say so themselves, and none sends JSON elsewhere unasked."""
        own = f"http://{self.headers['Host']}"
        return (
            self.headers.get("Origin") != own
            or self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"
            or self.headers.get_content_type() != "application/json"
        )

    def _act(self, action: Callable[[Session, dict[str, Any]], dict[str, Any]], asked: dict[str, Any]) -> None:
        try:
            answer, status = action(self.server.session, asked), HTTPStatus.OK
        except ExtractorError as error:
            title = error.title if isinstance(error, RefusedError) else "That did not work"
            answer, status = {"problem": {"title": title, "text": str(error)}}, HTTPStatus.CONFLICT
        self._send(status, "application/json", json.dumps(answer).encode())

    def _refuse(self, status: HTTPStatus, reason: str) -> None:
        self.close_connection = True  # what else it sent is not read
        self._send(status, "text/plain; charset=utf-8", f"{reason}\n".encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # as http.server calls it
        """Nothing: the terminal is the user's."""


def _key(asked: dict[str, Any]) -> tuple[str, str, str]:
    kind, left, right = map(str, asked["key"])
    return kind, left, right


def _decide(session: Session, asked: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(asked["same"], bool):
        raise TypeError
    return session.decide(_key(asked), asked["same"], str(asked.get("note") or ""))


_ACTIONS: Final[dict[str, Callable[[Session, dict[str, Any]], dict[str, Any]]]] = {
    "decide": _decide,
    "skip": lambda session, asked: session.skip(_key(asked)),
    "return": lambda session, _: session.return_skipped(),
    "undo": lambda session, _: session.undo(),
}
