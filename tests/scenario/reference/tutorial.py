"""The tutorial as its reader types it: the files after each box, and what `whitecell check` prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import game.scenario.reference
from game.cli.main import main
from game.scenario.reference.chapters import chapter_text
from game.scenario.reference.fences import CHECK, fences, rewritten, typed

FOLDER = "hask_bank"
CHAPTER = Path(game.scenario.reference.__file__).parent / "chapters" / "tutorial.md"


def asked() -> Iterator[tuple[str, dict[str, str]]]:
    """Each printed answer of the chapter, with the files that had been typed by then."""
    files: dict[str, str] = {}
    for fence in fences(chapter_text("tutorial")):
        files = typed(files, fence)
        if fence.language == CHECK:
            yield fence.body, files


def written(files: dict[str, str], folder: Path) -> None:
    """Write a scenario's files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def answer(files: dict[str, str]) -> str:
    """What `whitecell check hask_bank` prints beside a folder with these files."""
    said = StringIO()
    with TemporaryDirectory() as place, chdir(place), redirect_stdout(said):
        written(files, Path(FOLDER))
        main(["check", FOLDER])
    return said.getvalue()


def regenerate() -> Path:
    """Write the answers of the chapter anew."""
    answers = [answer(files) for _, files in asked()]
    CHAPTER.write_text(rewritten(chapter_text("tutorial"), answers), "utf-8")
    return CHAPTER
