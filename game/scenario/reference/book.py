"""The whole reference: its pages in order, and every topic by the words it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from game.core.spelling import closest, edit_distance
from game.scenario import limits
from game.scenario.reference.chapters import chapter
from game.scenario.reference.findings import finding_pages
from game.scenario.reference.parts import section_pages
from game.scenario.reference.samples import base
from game.scenario.reference.seek import Hit, search
from game.scenario.reference.symbols import symbol_page
from game.scenario.reference.topic import Field, Page, Topic, code
from game.scenario.reference.words import predicate_page, verb_page

Found = tuple[Topic, Field | None]

_SHORT = 6
"""Letters of a word in which two slips leave too little to go by."""


@dataclass(frozen=True)
class Book:
    """All pages, in the order of the contents."""

    pages: tuple[Page, ...]

    @cached_property
    def topics(self) -> dict[str, tuple[Page, Topic]]:
        """Each topic and its page by each of its paths; the first counts where two share a path."""
        found: dict[str, tuple[Page, Topic]] = {}
        for page in self.pages:
            for topic in page.topics:
                for path in (topic.path, *topic.also):
                    found.setdefault(path, (page, topic))
        return found

    @cached_property
    def fields(self) -> dict[str, tuple[Page, Topic, Field]]:
        """Each field by its path, such as `events.when`."""
        return {
            field.path: (page, topic, field) for page in self.pages for topic in page.topics for field in topic.fields
        }

    def find(self, word: str) -> tuple[Found, ...]:
        """Everything of this name: topics, then a field; several where a word has several meanings."""
        wanted = word.strip().strip("`[]'").lower()
        topics: dict[Topic, None] = {}
        for page in self.pages:
            for topic in page.topics:
                if (
                    wanted in (path.removeprefix("value.") for path in (topic.path, *topic.also))
                    or wanted == topic.path
                ):
                    topics[topic] = None
        field = self._field(wanted)
        return (*((topic, None) for topic in topics), *([field] if field else []))

    def words(self, kind: str) -> tuple[str, ...]:
        """The words that one may ask for, of one kind of topic."""
        topics = (topic for page in self.pages for topic in page.topics if topic.kind == kind)
        return tuple(topic.word for topic in topics if topic.word)

    def behind(self, topic: Topic) -> tuple[Topic, ...]:
        """The other topics of a page, for the one that the page begins with; none for others."""
        return next((page.topics[1:] for page in self.pages if page.topics[0] == topic), ())

    def near(self, word: str) -> str | None:
        """The word that may have been meant: with a slip or two, since half of a short word makes another."""
        wanted = word.lower()
        near = closest(wanted, (*self.topics, *self.fields))
        if near is None or len(wanted) > _SHORT or near.startswith(wanted) or wanted.startswith(near):
            return near
        return near if edit_distance(wanted.replace("-", "_"), near.replace("-", "_"), 1) is not None else None

    def search(self, word: str, most: int = 12) -> tuple[Hit, ...]:
        """Where a word stands, the best places first: in a title, in the first words of a text, often in a text."""
        return search(((page, topic) for page in self.pages for topic in page.topics), word)[:most]

    def named(self, name: str) -> tuple[str, ...]:
        """The paths of all fields of this name: `needs` is `actions.needs`, `option.needs` and others."""
        return tuple(path for path in self.fields if path.rpartition(".")[2] == name)

    def _field(self, path: str) -> Found | None:
        """A field by its path; also by the way through the fields that lead to it, `events.outcomes.weight`."""
        first, *rest = path.split(".")
        for name in rest:
            found = self.fields.get(f"{first}.{name}")
            if found is None:
                return None
            _, topic, field = found
            first = field.about
        return (topic, field) if rest else None


def reference(exit_codes: Mapping[int, str]) -> Book:
    """The reference; `exit_codes` are those of the commands, with what each means."""
    return Book(
        (
            chapter("tutorial", "Start"),
            chapter("files", "Start"),
            chapter("quotes", "Start"),
            _example(),
            *section_pages(),
            verb_page(),
            predicate_page(),
            chapter("conditions", "Words"),
            chapter("values", "Words"),
            symbol_page(),
            chapter("computers", "Words"),
            _limits(),
            _exit_codes(exit_codes),
            *finding_pages(),
        )
    )


def _example() -> Page:
    text = "A small scenario that uses every section. The examples in this reference take their names from it."
    return _lone("example", "The example scenario", "Start", f"{text}\n\n{code(base())}")


def _limits() -> Page:
    rows = "\n".join(f"| {one.what} | {one.most:,} {one.unit} | {one.why} |" for one in limits.ALL.values())
    text = "What a scenario may hold at most, far above what large ones need."
    return _lone("limits", "Limits", "Words", f"{text}\n\n| of | at most | why |\n|---|---|---|\n{rows}\n")


def _exit_codes(codes: Mapping[int, str]) -> Page:
    rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in codes.items())
    text = "Every command ends with one of these numbers, for scripts."
    return _lone("exit-codes", "Exit codes", "Words", f"{text}\n\n| code | means |\n|---|---|\n{rows}\n")


def _lone(name: str, title: str, group: str, text: str) -> Page:
    return Page(name, title, group, (Topic(name, "chapter", title, text),))
