"""`whitecell text`: how far a scenario is translated, and the file to go on with."""

from __future__ import annotations

import argparse
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import FINE, REFUSED, CliError

if TYPE_CHECKING:
    from game.scenario.merge import Gathered
    from game.scenario.overlay.coverage import Share

_EPILOG = """\
A translation is a file of the scenario, text/ko.yaml for Korean: names of texts, and the words in their place. What it
leaves out is shown in the original. --extract writes that file, with the original above each text; what is translated
already is kept, and what has changed in the original since is marked. What the program itself says stays English.

example:
  whitecell text my_scenario --lang ko --extract my_scenario/text/ko.yaml
  whitecell text my_scenario --lang ko
  whitecell play my_scenario --lang ko"""


_SHOWN = 12
"""Letters that are named."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument("--lang", required=True, metavar="LANG", help="the language, such as ko, ja or pt-BR")
    parser.add_argument("--extract", metavar="FILE", help="write the file to fill in, best into the folder text")
    parser.epilog = _EPILOG


def run(args: argparse.Namespace) -> int:
    """Print what is translated; exit 2 if the scenario or the translation cannot be read."""
    from game.cli.scenarios import gathered
    from game.core.findings import Findings
    from game.scenario.overlay.apply import overlay
    from game.scenario.overlay.check import check_sheet
    from game.scenario.overlay.coverage import coverage
    from game.scenario.overlay.extract import extract
    from game.scenario.overlay.sheet import LANGUAGE
    from game.scenario.overlay.texts import originals
    from game.scenario.reader import read
    from game.scenario.render import to_text

    if not LANGUAGE.fullmatch(args.lang):
        raise CliError(f"--lang: {args.lang!r} is no language; write a short code such as ko, ja or pt-BR", REFUSED)
    scenario = gathered(args.scenario)
    assert scenario.root is not None
    findings = Findings()
    found = overlay(originals(scenario.root, scenario.document), scenario, args.lang, read, findings)
    if findings.has_errors:
        told = to_text(findings.sorted(), scenario.pages()).rstrip()
        raise CliError(f"the translation cannot be read\n{told}", REFUSED)
    if args.extract:
        _write(args.extract, extract(found, args.lang, _id(scenario)), _own(scenario, args.lang))
    else:
        for sheet in found.sheets[:1]:
            check_sheet(sheet, found.texts, findings)
        print(to_text(findings.sorted(), scenario.pages()), end="")
    _table(args, coverage(found))
    _letters("".join(one.words.text for one in found.words.values()), args.lang)
    return FINE


def _id(gathered: Gathered) -> str:
    """The scenario's id, as it is written."""
    from game.scenario.nodes import Scalar

    name = gathered.root.get("id") if gathered.root is not None else None
    return name.text if isinstance(name, Scalar) else "this scenario"


def _own(gathered: Gathered, language: str) -> Path | None:
    """The scenario's own file of a language, whose words the new text holds already."""
    from game.scenario.overlay.sheet import path_of

    folder = gathered.chain[0].folder
    return folder / path_of(language) if folder is not None else None


def _write(name: str, text: str, own: Path | None) -> None:
    from game.cli.files import check_targets, write

    path = Path(name)
    if path.exists() and (own is None or path.resolve() != own.resolve()):
        raise CliError(
            f"{name}: this file exists and is not the scenario's own translation, so it is not written over\n"
            f"Name a new file{f', or {own.as_posix()}' if own is not None else ''}.",
            REFUSED,
        )
    if own is not None and path.absolute().parent == own.absolute().parent:
        own.parent.mkdir(exist_ok=True)
    if not path.exists():
        check_targets(name)
    write(name, text)
    print(f"{name}: written; what is empty behind its colon is still to be translated")


def _letters(text: str, language: str) -> None:
    """Tell which letters the board could not show, or not in their order."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        from game.ui.kit.faces import missing
    except ImportError:  # without a board nobody misses a letter on it
        return
    boxes = missing(text, language)
    if boxes:
        named = " ".join(boxes[:_SHOWN]) + (f" and {len(boxes) - _SHOWN} more" if len(boxes) > _SHOWN else "")
        print(f"No font on this computer has these letters, so the board would show boxes: {named}")
        print("Install a font for the language on each computer that plays; Noto Sans has one for nearly every script.")
    if any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        print("The board writes from left to right only: letters of this language would stand in the wrong order.")


def _table(args: argparse.Namespace, rows: tuple[Share, ...]) -> None:
    """How much is translated, section by section."""
    from game.scenario.overlay.coverage import Share

    whole = Share("all")
    for row in rows:
        whole = whole.plus(row)
    width = max(len(row.section) for row in (*rows, whole))
    print(f"{args.scenario} in '{args.lang}'")
    print(f"  {'section':<{width}}  {'texts':>6}  {'words':>7}  {'translated':>10}  {'words left':>10}  {'changed':>7}")
    for row in (*rows, whole):
        figures = f"{row.texts:>6,}  {row.words:>7,}  {row.percent:>8} %  {row.left:>10,}  {row.stale or '':>7}"
        print(f"  {row.section:<{width}}  {figures}".rstrip())
    if not whole.done and not args.extract:
        print(f"Nothing is translated yet. Next: whitecell text {args.scenario} --lang {args.lang} --extract FILE")
