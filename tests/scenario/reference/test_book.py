"""The reference explains everything, and every link in it leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from game.core.model.scenario import SECTIONS
from game.core.quantity import UNITS
from game.language.predicates import PREDICATES
from game.language.verbs import VERBS
from game.scenario.drawn import TABLES, drawn
from game.scenario.kinds import KINDS
from game.scenario.limits import ALL
from game.scenario.reference.book import Book, reference
from game.scenario.reference.html import html_files
from game.scenario.reference.plain import topic_text
from game.scenario.reference.symbols import TOPICS

CODES = {0: "Fine.", 2: "Refused <b>."}


@cache
def book() -> Book:
    return reference(CODES)


@cache
def pages() -> dict[str, str]:
    return html_files(book())


class Page(HTMLParser):
    """What a page's markup holds: its ids, where its links lead, and whether its elements are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.names.append(name)
        if name not in ("meta", "br", "hr"):
            self._open.append(name)
        if "id" in given:
            self.ids.append(str(given["id"]))
        if "href" in given:
            self.links.append(str(given["href"]))

    def handle_endtag(self, name: str) -> None:
        assert self._open.pop() == name


@cache
def parsed() -> dict[str, Page]:
    return {name: Page(text) for name, text in pages().items()}


@pytest.mark.parametrize("word", [*SECTIONS, "map", "head", *VERBS, *PREDICATES, *KINDS, "limits", "exit-codes"])
def test_each_word_has_a_topic(word: str) -> None:
    assert [topic for topic, field in book().find(word) if field is None and word in (topic.path, *topic.also)]


def test_words_with_several_meanings_give_all_of_them() -> None:
    assert {topic.kind for topic, _ in book().find("flag")} == {"verb", "value"}


def test_a_field_is_found_by_its_part_and_by_the_way_to_it() -> None:
    for path in ("outcome.weight", "events.outcomes.weight", "actions.outcomes.weight"):
        ((_, field),) = book().find(path)
        assert field is not None and field.path == "outcome.weight"
    ((_, caution),) = book().find("actors.persona.caution")
    assert caution is not None and caution.default == "8"
    assert book().find("events.nothing") == ()


@pytest.mark.parametrize(
    ("word", "near"), [("chnage", "change"), ("unkown-meter", "unknown-meter"), ("events.wen", "events.when")]
)
def test_a_misspelt_word_finds_its_neighbour(word: str, near: str) -> None:
    assert book().near(word) == near


def test_all_fields_say_something_and_lead_to_what_explains_their_value() -> None:
    for path, (_, _, field) in book().fields.items():
        assert field.doc.endswith((".", "?")), path
        assert field.about in book().topics, (path, field.about)


def test_every_link_leads_to_a_place_that_is_there() -> None:
    for name, page in parsed().items():
        for link in page.links:
            assert link, name
            file, _, anchor = link.partition("#")
            target = parsed().get(file or name)
            assert target is not None, (name, link)
            assert not anchor or anchor in target.ids, (name, link)


def test_ids_are_unique_on_their_page_and_nothing_comes_from_elsewhere() -> None:
    for name, page in parsed().items():
        assert len(page.ids) == len(set(page.ids)), name
        assert not {"script", "img", "link", "iframe"} & set(page.names), name
        assert not re.search(r"url\(|@import", pages()[name]), name
        assert "topic:" not in pages()[name], name


def test_all_pages_can_be_reached_from_the_first() -> None:
    seen, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [link.partition("#")[0] for link in parsed()[name].links if link[0] != "#"]
    assert pages().keys() - seen == set()


def test_the_list_of_words_has_all_of_them() -> None:
    text = pages()["words.html"]
    names = {path.rpartition(".")[2] for path in book().fields}
    missing = [word for word in (*SECTIONS, *VERBS, *PREDICATES, *KINDS, *names) if f"<code>{word}</code>" not in text]
    assert missing == []


def test_limits_and_exit_codes_are_printed_and_escaped() -> None:
    assert all(f"{limit.most:,} {limit.unit}" in pages()["limits.html"] for limit in ALL.values())
    assert "Refused &lt;b&gt;." in pages()["exit-codes.html"]


def test_a_finding_shows_what_is_wrong_the_message_and_what_is_right() -> None:
    text = pages()["finding-unknown-meter.html"]
    order = ["A meter is named", "Cure.", "Wrong", "tenson", "did you mean", "Right"]
    assert sorted(order, key=text.index) == order


def test_topics_are_plain_text_in_a_terminal() -> None:
    for page in book().pages:
        for topic in page.topics:
            text = topic_text(topic, 80)
            assert "topic:" not in text and "```" not in text, topic.path
            assert "**" not in text or topic.path == "no-power", topic.path
            assert text.startswith(topic.title.replace("`", ""))


def test_what_the_program_draws_is_listed_and_the_fields_lead_there() -> None:
    for path, about in TOPICS.items():
        assert book().fields[path][2].about == about, path
    whole = "".join(topic.text for page in book().pages if page.name == "symbols" for topic in page.topics)
    missing = [word for table in TABLES for word in drawn(table) if word not in whole]
    assert missing == [] and all(unit in whole for unit in UNITS)


def test_the_best_place_of_a_word_comes_first() -> None:
    first, *_ = book().search("deadlines")
    assert first.ask in ("ultimatums", "ultimatums.deadline", "duration")
    assert book().search("x") == () and book().search("nowhere to be found") == ()
    assert all(book().find(hit.ask) for word in ("turn", "secret", "reader") for hit in book().search(word))
