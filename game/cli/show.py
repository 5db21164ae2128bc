"""`whitecell show`: what a scenario comes to in the end, and where each value was written."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.errors import FINE, REFUSED, CliError

if TYPE_CHECKING:
    from game.scenario.merge import Gathered
    from game.scenario.origin.paths import Astray
    from game.scenario.origin.writer import Row

_COLUMN = 64
"""Remarks stand in one column, unless the lines are longer than this."""
_NAMED = 40
"""So many names are offered where none is near."""
_DIM, _STRIKING, _PLAIN = "\x1b[2m", "\x1b[33m", "\x1b[0m"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH", help="one entry or value, such as events.sea_launch (all)"
    )
    parser.add_argument("--why", action="store_true", help="say beside each value where it was written")
    parser.epilog = (
        "example:\n  whitecell show korea_2023 events.sea_launch\n"
        "  whitecell show korea_2023_class tension.start --why\n\n"
        "What is printed is YAML that can be loaded again, with everything that `extends` brings in and without what\n"
        "`remove` takes out; long texts stay in their files. A list's items have numbers: events.sea_launch.effects.1"
    )


def run(args: argparse.Namespace) -> int:
    """Print the resolved scenario or a part of it."""
    from game.cli.colour import wanted
    from game.cli.scenarios import gathered
    from game.scenario.origin.paths import Astray, find
    from game.scenario.origin.why import remarks
    from game.scenario.origin.writer import SILENT, write

    scenario = gathered(args.scenario)
    assert scenario.root is not None
    found = find(scenario.root, args.path)
    if isinstance(found, Astray):
        raise CliError(_refusal(args.path, found, scenario), REFUSED)
    rows = write(found.node, found.path, remarks(scenario) if args.why else SILENT, item=found.item)
    for line in _aligned(rows, wanted()):
        print(line)
    return FINE


def _aligned(rows: list[Row], colour: bool) -> list[str]:
    """Lines with their remarks in one column where they fit."""
    column = max((len(row.text) for row in rows if row.remark and len(row.text) <= _COLUMN), default=0)
    lines = []
    for row in rows:
        text, remark = row.text, f"# {row.remark}" if row.remark else ""
        shade = _STRIKING if row.striking else _DIM
        if not remark and row.striking:
            text = f"{shade}{text}{_PLAIN}" if colour else text
        elif remark:
            text = f"{text:<{column}}  {f'{shade}{remark}{_PLAIN}' if colour else remark}"
        lines.append(text)
    return lines


def _refusal(text: str, astray: Astray, gathered: Gathered) -> str:
    """Why a path leads nowhere, and what may have been meant."""
    from game.scenario.origin.defaults import default_at
    from game.scenario.origin.why import removal

    gone = removal(gathered, (*astray.path, astray.word)) or next(
        (removal(gathered, path) for path in gathered.removed if path[1:] == (astray.word,) and not astray.path), ""
    )
    if gone:
        return f"'{text}' is not there any more: {gone}"
    if astray.several:
        return (
            f"several sections have an entry '{astray.word}'\nWrite one of: {', '.join(map('.'.join, astray.several))}"
        )
    default = default_at(astray.path, astray.word)
    if default is not None:
        counts = f"; without it: {default}" if default else ""
        return f"'{astray.word}' is not written in '{'.'.join(astray.path) or 'scenario.yaml'}'{counts}"
    where = f"in '{'.'.join(astray.path)}'" if astray.path else "in this scenario"
    if astray.hint:
        return f"there is no '{astray.word}' {where} (did you mean '{astray.hint}'?)"
    more = ", ..." if len(astray.names) > _NAMED else ""
    names = f"\nThere are: {', '.join(astray.names[:_NAMED])}{more}" if astray.names else ""
    return f"there is no '{astray.word}' {where}{names}"
