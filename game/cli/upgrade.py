"""`whitecell upgrade`: brings a scenario of an older format up to date."""

from __future__ import annotations

import argparse
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import FILE_TROUBLE, FINE, REFUSED, CliError

if TYPE_CHECKING:
    from game.scenario.sources import Sources
    from game.scenario.upgrade.rewrite import Plan

_EPILOG = """\
Only words that are written differently now are replaced: comments, order and layout stay. A scenario that this one
extends is a scenario of its own; name it too. Old scenarios and saved games can be played without this: it is for you
and your editor, which know the present format.

example:
  whitecell upgrade my_scenario --dry-run
  whitecell upgrade my_scenario"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("path", metavar="PATH", help="a scenario: a folder or a file")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    parser.epilog = _EPILOG


def run(args: argparse.Namespace) -> int:
    """Exit 0; 2 if the files cannot be read as a scenario."""
    from game.cli.files import write
    from game.resources import scenarios_dir
    from game.scenario.build import FILE_SECTIONS
    from game.scenario.files import find
    from game.scenario.render import to_text
    from game.scenario.upgrade.rewrite import plan

    found = find(args.path)
    if found.sources is None and find(args.path, scenarios_dir()).sources is not None:
        raise CliError(f"{args.path}: this one is bundled and up to date; name a folder or a file of yours", REFUSED)
    todo = plan(found.sources, FILE_SECTIONS) if found.sources is not None else None
    if found.sources is None or todo is None or found.findings or todo.unreadable:
        pages = found.sources.pages() if found.sources is not None else {}
        told = to_text([*found.findings, *(todo.unreadable if todo is not None else ())], pages).rstrip()
        raise CliError(f"nothing is upgraded, because not every file can be read\n{told}", REFUSED)
    _explain(args.path, todo)
    for file, old, new in _texts(found.sources, todo):
        shown = unified_diff(old.splitlines(), new.splitlines(), file, file, "", "", 1, "")
        print("\n".join(shown))
        if not args.dry_run:
            write(file, new)
    if todo.edits:
        again = f"whitecell upgrade {args.path}"
        print(
            f"\nNothing is written yet. To write it: {again}"
            if args.dry_run
            else f"\nNext: whitecell check {args.path}"
        )
    return FINE


def _explain(path: str, todo: Plan) -> None:
    from game.core.model.results import FORMAT
    from game.scenario.upgrade.rules import RULES

    count = sum(len(edits) for edits in todo.edits.values())
    if not count and not todo.by_hand:
        print(f"{path}: nothing here is of an older format than {FORMAT}, the present one; nothing is to be done")
        return
    print(f"{path}: {count} {'word' if count == 1 else 'words'} to be replaced for format {FORMAT}")
    for rule in RULES:
        print(f"  format {rule.format}, {rule.name}: {rule.says}")
    for one in todo.by_hand:
        print(f"  by hand, {one.span}: {one.says}")
    print()


def _texts(sources: Sources, todo: Plan) -> list[tuple[str, str, str]]:
    """Each file that changes: its name, its text as it stands, and as it will be. The main file, with the number of
    the format, comes last: whatever stops the work before, it can be done again."""
    from game.scenario.upgrade.rewrite import apply

    found = []
    for path in sorted(sources.files, key=lambda path: path == sources.main):
        shown = sources.shown(path)
        if shown in todo.edits:
            try:
                old = Path(shown).read_bytes().decode("utf-8")
            except OSError as error:
                raise CliError(f"{shown}: it cannot be read: {error.strerror}", FILE_TROUBLE) from error
            found.append((shown, old, apply(old, todo.edits[shown])))
    return found
