"""`whitecell new`: a small, commented, playable scenario to begin with."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import FILE_TROUBLE, FINE, REFUSED, CliError

if TYPE_CHECKING:
    from game.scenario.starter.templates import Template

_MAIN = "scenario.yaml"
_NEXT = ("check {}", "play {} --watch", "simulate {} --games 100")
_OPTIONS = ("template", "title", "actors", "region", "start", "turns", "turn_length")
_EPILOG = """\
templates (the first word is enough):
  bilateral_crisis    two neighbours and an incident between them: first whose crew is arrested, then who arrested it
  alliance_crisis     an alliance is tested: first the protector, then the ally, then the rival
  domestic_emergency  a network fails inside one country: first the government, then who runs the network

Without options it asks a few questions on a terminal; with any option, or in a pipe, it asks nothing and takes what is
usual. Actors take the roles in this order; all others look on and may help. An actor called like a country of the
world map stands in that country.

example:
  whitecell new my_crisis
  whitecell new atolls --template bilateral --actors "fj=Fiji,to=Tonga" --region 174,-24,-172,-12
  whitecell new sahel --actors "gov=Government,cnsp=Council" --region -18,0,26,38
  whitecell new straits --template alliance --region Greece --actors "hel=Hellas,bos=Bosporia,pon=Pontos" """


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("folder", metavar="FOLDER", help="where to write it: a folder that is new or empty")
    parser.add_argument("--template", metavar="NAME", help="what kind of crisis (bilateral_crisis)")
    parser.add_argument("--title", metavar="TEXT", help="its title")
    parser.add_argument("--actors", metavar="LIST", help="two to eight, such as usa=United States,ussr=Soviet Union")
    parser.add_argument("--region", metavar="PLACE", help="west,south,east,north in degrees, or a country's name")
    parser.add_argument("--start", metavar="DATE", help="day and hour of turn 1, such as 1 Mar 2031 08:00")
    parser.add_argument("--turns", metavar="N", help="how many turns at most, 4 to 60")
    parser.add_argument("--turn-length", metavar="TIME", help="such as 1 week, 2 days or 6 hours")
    parser.epilog = _EPILOG.rstrip()


def run(args: argparse.Namespace) -> int:
    """Ask what is not given, write the files, and say what to do next. Exit 0."""
    from game.cli.interview import ask, given
    from game.cli.newcomer import collect

    if not args.folder.strip():
        raise CliError("the folder has no name; write for example my_crisis", REFUSED)
    folder = Path(args.folder)
    _check(folder)
    options = {name: getattr(args, name) for name in _OPTIONS}
    silent = not is_terminal() or any(value is not None for value in options.values())
    template, texts = collect(folder.absolute().name, given(options) if silent else ask)
    _write(folder, texts)
    _tell(args.folder, template, texts)
    return FINE


def is_terminal() -> bool:
    """Whether there is someone to answer questions."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _check(folder: Path) -> None:
    """Refuse a folder in which something stands already."""
    if folder.is_dir():
        if next(folder.iterdir(), None) is not None:
            raise CliError(
                f"{folder.as_posix()}: this folder is not empty, and nothing is ever written over\n"
                "Name a folder that does not exist yet.",
                REFUSED,
            )
    elif os.path.lexists(folder):
        raise CliError(f"{folder.as_posix()}: a file stands here; name a folder that does not exist yet", REFUSED)


def _schemas(folder: Path) -> dict[str, str]:
    """The language and the scenario's ids for editors, as `whitecell schema SCENARIO --out .schema/` writes them."""
    from game.cli.scenarios import gathered
    from game.cli.schema import text_of
    from game.scenario.schema.document import schema_files
    from game.scenario.schema.names import names_of

    files = schema_files(names_of(gathered(str(folder))))
    return {f".schema/{name}": text_of(schema) for name, schema in files.items()}


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """All files or none: they are made beside the folder and put in place at the end."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.absolute().parent / f".{folder.absolute().name}.{os.getpid()}.new"
    try:
        _put(draft, texts)
        _put(draft, _schemas(draft))
        if folder.is_dir():  # empty; it stays, as it may be the one the author stands in
            for entry in sorted(draft.iterdir()):
                entry.replace(folder / entry.name)
        else:
            draft.replace(folder)
    except OSError as error:
        raise CliError(f"{folder.as_posix()}: it cannot be written: {error.strerror}", FILE_TROUBLE) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _put(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _tell(name: str, template: Template, texts: Mapping[str, str]) -> None:
    width = max(len(path) for path in texts)
    print(f"{name}: a scenario of the template {template.name}, fit to be played and to be changed")
    for path, text in sorted(texts.items(), key=lambda entry: (entry[0] != _MAIN, entry[0])):
        print(f"  {path:<{width}}  {_first_comment(text)}".rstrip())
    print(f"  {'.schema/':<{width}}  What editors need to complete and explain (VS Code: install the YAML extension).")
    shown = f'"{name}"' if " " in name else name
    print("\nNext:", *(f"  whitecell {words.format(shown)}" for words in _NEXT), sep="\n")


def _first_comment(text: str) -> str:
    """What a file is for: the first sentence of its own comment."""
    lines = [line[2:] for line in text.splitlines()[:3] if line.startswith("# ") and "$schema" not in line]
    return f"{lines[0].partition('. ')[0].rstrip('.')}." if lines else "What everyone reads first."
