"""The report of an unforeseen error: where it happened, and nothing of the game that was being played.

A report is read by others than the player. It holds program versions and the places in the program's text, but no
message of the exception, no argument, no variable and no folder of the person's machine: each of them can carry
another seat's secret, the seed or a name. Standard library only at import; the log folder is asked for when needed.
"""

import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from game.version import __version__

_PROGRAM = Path(__file__).resolve().parents[2]


def describe(error: BaseException, command: str) -> str:
    """The text of the report on `error`, raised under `command` (a name from the list of commands)."""
    lines = [
        f"Whitecell {__version__}, command: {command}",
        f"Python {platform.python_version()} ({platform.python_implementation()}), {platform.system()}",
        "",
        "This report holds no orders, names, seeds or texts of a game.",
    ]
    for link in _chain(error):
        lines += ["", f"{type(link).__module__}.{type(link).__qualname__}"]
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(link.__traceback__)]
    return "\n".join(lines) + "\n"


def write(error: BaseException, command: str) -> Path | None:
    """Write the report into the log folder. None where that fails: a second error must not hide the first."""
    try:
        from game.session.folders import usable, user_folders

        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        path = usable(user_folders().logs) / f"report-{stamp}-{os.getpid()}.txt"
        path.write_text(describe(error, command), encoding="utf-8", newline="\n")
    except Exception:
        return None
    return path


def _chain(error: BaseException) -> list[BaseException]:
    """`error` and the errors that led to it, the last one first."""
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return links


def _place(frame: traceback.FrameSummary) -> str:
    """File, line and function of a frame; a file outside the program by its last two names alone."""
    path = Path(frame.filename)
    inside = path.is_relative_to(_PROGRAM / "game")
    shown = path.relative_to(_PROGRAM) if inside else Path(*path.parts[-2:])
    return f"{shown.as_posix()}:{frame.lineno} in {frame.name}"
