"""The command line `disclosure-qa`: exit codes 0 done, 1 the work found problems, 2 wrong use."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from types import TracebackType

from disclosure.errors import DisclosureError, SettingsError, UnknownDocument
from surfaces.arguments import UsageError, parser
from surfaces.commands import COMMANDS
from surfaces.settings import Settings, load_settings
from surfaces.wire import Service
from surfaces.words import say


def main(argv: Sequence[str] | None = None, service: Callable[[Settings], Service] = Service) -> int:
    """Run one command and return its exit code.

    Args:
        argv: the arguments; None takes the program's own.
        service: makes the service of the settings; tests pass one with doubles.
    """
    if argv is None:
        sys.excepthook = _unexpected
    args = parser().parse_args(argv)
    try:
        settings = load_settings(getattr(args, "library", None))
        with service(settings) as opened:
            return _run(args, opened)
    except (SettingsError, UnknownDocument, UsageError) as error:
        return _fail(str(error), 2)
    except DisclosureError as error:
        return _fail(str(error), 1)
    except BrokenPipeError:
        return _reader_left()
    except OSError as error:
        return _fail(say("cli.no_access", why=error), 1)
    except KeyboardInterrupt:
        return _fail(say("cli.interrupted"), 1)


def _run(args: argparse.Namespace, service: Service) -> int:
    args.json = getattr(args, "json", False)
    code = COMMANDS[args.command](args, service)
    sys.stdout.flush()
    return code


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(f"disclosure-qa: {' '.join(sentence.split())}\n")
    return code


def _reader_left() -> int:
    """Whoever read our output (`| head`) has enough; Python must not complain of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A defect of ours: one sentence for the user, the details in a file that can be sent to us."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="disclosure-qa-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.writelines(traceback.format_exception(kind, error, trace))
    _fail(say("cli.unexpected", what=f"{kind.__name__}: {error}", file=log.name), 1)


if __name__ == "__main__":
    raise SystemExit(main())
