"""`whitecell check`: everything that is wrong or doubtful in scenarios."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import FILE_TROUBLE, FINE, REFUSED, CliError
from game.cli.files import check_targets, write
from game.cli.parser import did_you_mean

if TYPE_CHECKING:
    from game.core.findings import Finding
    from game.scenario.build import Loaded

_EPILOG = """example:
  whitecell check korea_2023
  whitecell check my_scenario --all
  whitecell check --explain never-triggered
  whitecell check my_scenario --save-baseline known.json
  whitecell check my_scenario --baseline known.json

A warning or note is let stand by a comment on its line or just above, with a reason:
  # check: allow never-triggered because the facilitator fires it by hand"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("path", nargs="*", metavar="PATH", help="a scenario: a bundled id, a folder or a file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print every finding as JSON")
    form.add_argument("--github", action="store_true", help="print every finding as an annotation for GitHub Actions")
    form.add_argument("--explain", metavar="KEY", help="say what the message with this key means, with examples")
    parser.add_argument("--all", action="store_true", help="print every finding, not only the first twenty")
    parser.add_argument("--notes", action="store_true", help="print notes too, not only errors and warnings")
    parser.add_argument(
        "--baseline", metavar="FILE", help="print only what is new since the file was saved, and errors"
    )
    parser.add_argument("--save-baseline", metavar="FILE", help="save the warnings and notes of now as known")
    parser.epilog = _EPILOG


def run(args: argparse.Namespace) -> int:
    """Exit 0 if every scenario is accepted (warnings allowed), 2 if one is refused."""
    if args.explain is not None:
        return _explain(args.explain)
    if not args.path:
        raise CliError("name a scenario to check: a bundled id, a folder or a file", REFUSED)
    from game.scenario.build import load_path

    check_targets(args.save_baseline)
    gc.disable()  # a scenario is many small objects that all live until the end
    loaded = [load_path(path) for path in args.path]
    findings = [finding for one in loaded for finding in one.findings if args.notes or finding.severity != "note"]
    pages = {name: text for one in loaded for name, text in one.pages.items()}
    shown, told = _new(args.baseline, findings) if args.baseline is not None else (findings, "")
    if args.save_baseline is not None:
        told += _save(args.save_baseline, findings)
    _print(args, shown, pages)
    if not (args.json or args.github):
        for path, one in zip(args.path, loaded, strict=True):
            if one.scenario is not None:
                print(f"{path}: accepted ({one.scenario.header.title})")
        print(told, end="")
        if not args.notes:
            print(_hidden(loaded), end="")
        if shown and sys.stdout.isatty():
            print(f"more about a message: whitecell check --explain {shown[0].key}")
    return FINE if all(one.scenario is not None for one in loaded) else REFUSED


def _hidden(loaded: Sequence[Loaded]) -> str:
    """A line that says how many notes an accepted scenario has; "" for none. A refused one has worse to tell."""
    count = sum(finding.severity == "note" for one in loaded if one.scenario is not None for finding in one.findings)
    return (
        f"{count} note{'s' if count != 1 else ''} (--notes shows {'them' if count != 1 else 'it'})\n" if count else ""
    )


def _print(args: argparse.Namespace, findings: Sequence[Finding], pages: dict[str, str]) -> None:
    from game.scenario.render import TERMINAL_LIMIT, to_github, to_json, to_text

    if args.json:
        sys.stdout.write(to_json(findings))
    elif args.github:
        sys.stdout.write(to_github(findings))
    else:
        sys.stdout.write(to_text(findings, pages, None if args.all else TERMINAL_LIMIT))


def _new(name: str, findings: Sequence[Finding]) -> tuple[list[Finding], str]:
    """The findings that a file does not know, and a line that says what became of those it does."""
    from game.scenario.baseline import compare, parse

    try:
        known = parse(Path(name).read_text(encoding="utf-8", errors="replace"))
    except ValueError as error:
        raise CliError(f"{name}: this is no file of known findings: {error}", FILE_TROUBLE) from error
    fresh, gone = compare(findings, known)
    told = f"{_count(len(findings) - len(fresh))} left out"
    if gone:
        told += f"; {_count(gone)} no longer there (--save-baseline {name} forgets what is gone)"
    return fresh, f"{told}\n"


def _count(number: int) -> str:
    return f"{number} known finding{'s' if number != 1 else ''}"


def _save(name: str, findings: Sequence[Finding]) -> str:
    from game.scenario.baseline import dump

    write(name, dump(findings))
    count = sum(finding.severity != "error" for finding in findings)
    return f"{_count(count)} saved: {name}\n"


def _explain(key: str) -> int:
    from game.cli.reference import page_width
    from game.scenario.kinds import KINDS, PLAYED
    from game.scenario.reference.findings import finding_topic
    from game.scenario.reference.plain import topic_text

    key, known = key.strip("[]"), {**KINDS, **PLAYED}
    if key not in known:
        raise CliError(f"no message has the key {key!r}{did_you_mean(key, known)}", REFUSED)
    print(topic_text(finding_topic(known[key]), page_width()), end="")
    return FINE
