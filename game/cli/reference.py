"""`whitecell reference`: what a word of the scenario language means, or the whole reference as pages."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import EXIT_CODES, FINE, REFUSED, CliError

if TYPE_CHECKING:
    from game.scenario.reference.book import Book

_EPILOG = """\
A word may be a section (events), a field (events.when), a verb (change), a predicate (happened), a kind of value
(duration), a chapter (conditions, files, limits, tutorial) or what stands in brackets behind a message of `whitecell
check` or a playtest (unknown-meter). Any other word is looked for in all texts.

example:
  whitecell reference
  whitecell reference change
  whitecell reference --out reference"""
_WIDTH = 100
_MOST_FIELDS = 3
"""Fields of one name that are explained at once, where nothing else has the name."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("word", nargs="?", metavar="WORD", help="what is to be explained; without it the contents")
    parser.add_argument("--out", metavar="DIR", help="write all pages as HTML files into a folder; open its index.html")
    parser.epilog = _EPILOG


def run(args: argparse.Namespace) -> int:
    """Exit 0; 2 for a word that stands nowhere in the reference."""
    from game.scenario.reference.book import reference

    book = reference(EXIT_CODES)
    if args.out is not None:
        _write(book, Path(args.out))
    elif args.word is not None:
        _explain(book, args.word)
    else:
        _contents(book)
    return FINE


def _write(book: Book, folder: Path) -> None:
    from game.cli.files import write
    from game.scenario.reference.html import html_files

    folder.mkdir(parents=True, exist_ok=True)
    files = html_files(book)
    for name, text in files.items():
        write(str(folder / name), text)
    print(f"{folder.as_posix()}: {len(files)} pages; open {(folder / 'index.html').as_posix()}")


def _explain(book: Book, word: str) -> None:
    from game.scenario.reference.plain import field_text, topic_text, wrapped

    found = book.find(word)
    named = book.named(word)
    if not found and not named:
        _search(book, word)
        return
    width = page_width()
    texts = []
    for topic, field in found:
        if field is not None:
            texts.append(f"{word}\n\n{field_text(field, width)}\n")
            continue
        texts.append(topic_text(topic, width))
        others = book.behind(topic)
        texts += [topic_text(other, width) for other in others if not other.word]
        words = ", ".join(other.word for other in others if other.word)
        texts += [f"{wrapped(f'More here: {words}.', width)}\n"] if words else []
    if not found:
        texts += [f"{path}\n\n{field_text(book.fields[path][2], width)}\n" for path in named[:_MOST_FIELDS]]
        named = named[_MOST_FIELDS:]
    if named:
        more = f"As a field: {', '.join(named)}. `whitecell reference {named[0]}` explains the first."
        texts.append(f"{wrapped(more, width)}\n")
    print("\n".join(texts), end="")


def _search(book: Book, word: str) -> None:
    """Where a word stands that has no page of its own. CliError if it stands nowhere."""
    from game.scenario.reference.plain import wrapped

    hits, near = book.search(word), book.near(word)
    hint = f" (did you mean {near!r}?)" if near else ""
    if not hits:
        raise CliError(f"the reference has no word {word!r}{hint}\n`whitecell reference` lists the words.", REFUSED)
    print(f"No page is called {word!r}{hint}; the word stands here, best first:\n")
    for hit in hits:
        print(f"  whitecell reference {hit.ask}   ({hit.title})")
        print(wrapped(hit.words, page_width(), "      "))


def _contents(book: Book) -> None:
    from game.scenario.reference.plain import wrapped

    width = page_width()
    kinds = {"chapter": "Chapters", "section": "Sections", "part": "Parts of entries", "verb": "Verbs"}
    kinds |= {"predicate": "Predicates", "value": "Kinds of values", "finding": "Findings of `whitecell check`"}
    for kind, title in kinds.items():
        words = ", ".join(book.words(kind))
        print(f"{title}\n{wrapped(words, width, '  ')}\n")
    print("`whitecell reference WORD` explains one; `whitecell reference --out DIR` writes all as pages.")


def page_width() -> int:
    """The columns that a page takes on this terminal, at most 100."""
    return min(_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns)
