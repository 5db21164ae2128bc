"""`whitecell check`: everything that is wrong or doubtful in scenarios."""

from __future__ import annotations

import argparse
import gc
import sys

from game.cli.errors import FINE, REFUSED


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("path", nargs="+", metavar="PATH", help="a scenario: a bundled id, a folder or a file")
    parser.add_argument("--json", action="store_true", help="print every finding as JSON")
    parser.add_argument("--github", action="store_true", help="print every finding as an annotation for GitHub Actions")
    parser.add_argument("--all", action="store_true", help="print every finding, not only the first twenty")
    parser.add_argument("--notes", action="store_true", help="print notes too, not only errors and warnings")
    parser.epilog = "example:\n  whitecell check korea_2023\n  whitecell check my_scenario --all"


def run(args: argparse.Namespace) -> int:
    """Exit 0 if every scenario is accepted (warnings allowed), 2 if one is refused."""
    from game.scenario.build import load_path
    from game.scenario.render import to_github, to_json, to_text

    gc.disable()  # a scenario is many small objects that all live until the end
    loaded = [load_path(path) for path in args.path]
    findings = [finding for one in loaded for finding in one.findings if args.notes or finding.severity != "note"]
    pages = {name: text for one in loaded for name, text in one.pages.items()}
    if args.json:
        print(to_json(findings))
    elif args.github:
        print(to_github(findings), end="")
    else:
        sys.stdout.write(to_text(findings, pages, None if args.all else 20))
        for path, one in zip(args.path, loaded, strict=True):
            if one.scenario is not None:
                print(f"{path}: accepted ({one.scenario.header.title})")
    return FINE if all(one.scenario is not None for one in loaded) else REFUSED
