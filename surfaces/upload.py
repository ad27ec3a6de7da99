"""Files added on the page: what came of each, in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure.errors import DisclosureError
from surfaces.markup import esc
from surfaces.wire import Service
from surfaces.words import say

if TYPE_CHECKING:
    from ingest.pipeline import Outcome


def add_files(service: Service, paths: Sequence[Path], language: str, progress: Callable[..., object]) -> str:
    """Bring uploaded files into the library and say what came of them, as HTML.

    Args:
        service: whose library they go to.
        paths: where the page put them.
        language: of the lines.
        progress: called with ((done, total), desc=what) while it works.
    """

    def show(what: str, done: int, total: int) -> None:
        progress((done, total), desc=say("page.reading_file", language, file=Path(what).name))

    try:
        outcomes = service.ingest(paths, progress=show)
    except DisclosureError as error:
        return _line(say("page.failed", language, why=error), "dq-caveat")
    return "".join(_outcome(one, language) for one in outcomes)


def _outcome(one: Outcome, language: str) -> str:
    name = Path(one.file).name
    if one.status == "failed":
        return _line(say("cli.bad_file", language, file=name, why=one.reason), "dq-caveat")
    counts = {
        "sections": one.sections,
        "tables": one.tables,
        "figures": one.figures,
        "findings": one.findings,
        "seconds": f"{one.seconds:.1f}",
    }
    warnings = "".join(_line(warning, "dq-caveat") for warning in one.warnings)
    return _line(f"{name}：{say('cli.outcome', language, **counts)}", "dq-quiet") + warnings


def _line(text: str, name: str) -> str:
    return f'<p class="{name}">{esc(text)}</p>'
