"""What the reference consists of: pages of topics, each text in Markdown. How they are shown is not decided here."""

from __future__ import annotations

from dataclasses import dataclass

LINK = "topic:"
"""How a link in a text names another topic: `[actors](topic:actors)`."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a part or a verb, in an author's words.

    `takes` says what is written and `about` is the topic that explains it, "" for none. `default` counts where nothing
    is written; `example` is a whole line.
    """

    path: str
    name: str
    doc: str
    takes: str
    about: str = ""
    default: str = ""
    example: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be asked for by its `path`: `events`, `change`, `conditions`, `unknown-meter`.

    `kind` says in a word or two what it is ("section", "verb"). `text` and `more` are Markdown and stand before and
    behind the fields.
    """

    path: str
    kind: str
    title: str
    text: str
    fields: tuple[Field, ...] = ()
    more: str = ""
    also: tuple[str, ...] = ()
    """Further paths that lead here."""

    @property
    def word(self) -> str:
        """What one types to ask for it; "" for a part of a chapter that has no name of its own."""
        word = self.path.removeprefix("value.")
        return "" if "." in word else word


@dataclass(frozen=True, slots=True)
class Page:
    """Topics that are shown together. `name` is the page's address; the first topic is the page's own."""

    name: str
    title: str
    group: str
    topics: tuple[Topic, ...]


def code(body: str, info: str = "yaml") -> str:
    """A box of code in Markdown."""
    marks = "````" if "```" in body else "```"
    return f"{marks}{info}\n{body.rstrip()}\n{marks}\n"


def link(words: str, path: str) -> str:
    """A link to another topic."""
    return f"[{words}]({LINK}{path})"
