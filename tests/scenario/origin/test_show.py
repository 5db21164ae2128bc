"""The resolved scenario is YAML that means the same, and each value tells where it was written."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.model.scenario import Scenario
from game.core.source import start_of
from game.resources import scenarios_dir
from game.scenario.build import FILE_SECTIONS, Loaded, load_path, load_sources
from game.scenario.merge import Gathered, gather
from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.origin.paths import Astray, Place, find
from game.scenario.origin.resolve import resolve
from game.scenario.origin.why import remarks, removal
from game.scenario.origin.writer import Row, write
from game.scenario.reader import read
from game.scenario.sources import Found, Lookup, Sources

BUNDLED = sorted(path.parent.name for path in scenarios_dir().glob("*/scenario.yaml"))
CASES = sorted((Path(__file__).parents[2] / "lint_cases").glob("*/good/*.yaml"))


def shown(node: Node) -> str:
    return "".join(f"{row.text}\n" for row in write(node, ()))


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return [(key.text, plain(value)) for key, value in node.entries]
    if isinstance(node, Scalar):
        return node.text
    return None if node is None else [plain(item) for item in node.items]


def lines(rows: list[Row]) -> list[str]:
    return [f"{row.text}  # {row.remark}" if row.remark else row.text for row in rows]


def placeless(scenario: Scenario) -> str:
    """All of a scenario but where it was written."""
    return re.sub(r"Span\(.*?\)", "", repr(replace(scenario, header=replace(scenario.header, extends=""))))


def among(*known: Sources) -> Lookup:
    by_name = {one.root: one for one in known}
    return lambda name, extending: Found(by_name.get(name), names=tuple(by_name))


FIRST = Sources(
    "first",
    {
        "scenario.yaml": "title: First\nmain_meter: tension\n",
        "meters.yaml": "tension: {label: Tension, start: 40}\nfear: {label: Fear, start: 10}\n",
        "events/late.yaml": "storm: {at: turn 3}\nthaw:\n  at: turn 4\n  tags: [a, b]\n",
    },
)
SECOND = Sources(
    "second",
    {
        "scenario.yaml": "extends: first\ntitle: Second\nmain_meter: tension\nmeters:\n  tension: {start: 45}\n",
        "events.yaml": "storm: {remove: true}\nthaw: {tags: [c]}\n",
    },
)


@pytest.fixture
def second() -> Gathered:
    return gather(SECOND, FILE_SECTIONS, among(FIRST))


def told(gathered: Gathered, path: str) -> list[str]:
    assert gathered.root is not None
    found = find(gathered.root, path)
    assert isinstance(found, Place)
    return lines(write(found.node, found.path, remarks(gathered), item=found.item))


def test_each_value_tells_its_line_what_it_replaced_and_what_was_removed(second: Gathered) -> None:
    assert told(second, "") == [
        "title: Second  # second/scenario.yaml:2 (replaces First of first/scenario.yaml:1)",
        "main_meter: tension  # second/scenario.yaml:3 (the same as first/scenario.yaml:2)",
        "events:",
        "  thaw:",
        "    at: turn 4  # first/events/late.yaml:3",
        "    tags: [c]  # second/events.yaml:2 (replaces first/events/late.yaml:4)",
        "  # storm: removed in second/events.yaml:1; was defined in first/events/late.yaml:1",
        "meters:",
        "  tension:",
        "    label: Tension  # first/meters.yaml:1",
        "    start: 45  # second/scenario.yaml:5 (replaces 40 of first/meters.yaml:1)",
        "  fear: {label: Fear, start: 10}  # first/meters.yaml:2",
    ]


def test_an_entry_is_found_with_or_without_its_section(second: Gathered) -> None:
    start = ["start: 45  # second/scenario.yaml:5 (replaces 40 of first/meters.yaml:1)"]
    assert told(second, "meters.tension.start") == told(second, "tension.start") == start
    assert told(second, "thaw.tags.1") == ["- c  # second/events.yaml:2"]


def test_three_steps_of_one_value_are_all_told() -> None:
    third = Sources("third", {"scenario.yaml": "extends: second\nmeters:\n  tension: {start: 50}\n"})
    gathered = gather(third, FILE_SECTIONS, among(FIRST, SECOND))
    assert told(gathered, "tension.start") == [
        "start: 50  # third/scenario.yaml:3 "
        "(replaces 45 of second/scenario.yaml:5; before that 40 of first/meters.yaml:1)"
    ]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("events.thaww", "events.thaw"),
        ("evnts.thaww.at", "events.thaw.at"),
        ("meters.tension.strat", "meters.tension.start"),
        ("thaww.at", "events.thaw.at"),
        ("events.thaw.qqqq", ""),
    ],
)
def test_a_misspelt_path_is_told_the_right_one(second: Gathered, path: str, hint: str) -> None:
    assert second.root is not None
    found = find(second.root, path)
    assert isinstance(found, Astray)
    assert found.hint == hint


def test_a_removed_entry_is_known_to_be_removed(second: Gathered) -> None:
    words = "removed in second/events.yaml:1; was defined in first/events/late.yaml:1"
    assert removal(second, ("events", "storm")) == words
    assert removal(second, ("events", "thaw")) == ""


def test_keys_with_dots_are_found() -> None:
    root, _ = read("events:\n  a:\n    effects:\n      - change: {tension: +4, jpn.alarm: +6}\n", "x.yaml")
    assert isinstance(root, Mapping)
    found = find(root, "events.a.effects.1.change.jpn.alarm")
    assert isinstance(found, Place)
    assert plain(found.node) == "+6"


# -- what is written reads back ----------------------------------------------------------------------------------------


def test_signs_quotes_order_and_long_texts_survive() -> None:
    text = (
        'b: {change: {tension: +4, jpn.alarm: -6}, share: 20%, label: "58"}\n'
        "a:\n"
        "  says: >-\n"
        "    A long text that needs more than one line, with a colon: and a hash # in it, and a good many words so\n"
        "    that it is wrapped.\n"
        "  prose: |\n"
        "    Two lines\n"
        "    of their own.\n"
        '  "odd: key": [yes, NO, 22:24]\n'
        "  nothing:\n"
    )
    root, _ = read(text, "x.yaml")
    assert root is not None
    assert shown(root) == (
        "b:\n"
        "  change: {tension: +4, jpn.alarm: -6}\n"
        "  share: 20%\n"
        '  label: "58"\n'
        "a:\n"
        "  says: >-\n"
        "    A long text that needs more than one line, with a colon: and a hash # in it, and a good many words\n"
        "    so that it is wrapped.\n"
        "  prose: |\n"
        "    Two lines\n"
        "    of their own.\n"
        '  "odd: key": [yes, NO, 22:24]\n'
        "  nothing:\n"
    )


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_scenario_means_the_same_as_what_is_shown_of_it(name: str) -> None:
    gathered = resolve(name)
    assert isinstance(gathered, Gathered)
    assert gathered.root is not None
    texts = {path: gathered.document(path) for one in gathered.chain for path in one.files if path.endswith(".md")}
    files = {path: found[1] for path, found in texts.items() if found is not None}
    again = load_sources(Sources("", {"scenario.yaml": shown(gathered.root), **files}))
    first = load_path(name)
    assert first.scenario is not None
    assert again.scenario is not None, again.findings[:3]
    assert placeless(again.scenario) == placeless(first.scenario)
    with_origins, findings = read("\n".join(lines(write(gathered.root, (), remarks(gathered)))) + "\n", "x.yaml")
    assert not findings
    assert plain(with_origins) == plain(gathered.root)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_every_good_case_reads_back(path: Path) -> None:
    root, _ = read(path.read_text(encoding="utf-8"), path.name)
    if root is not None:
        again, _ = read(shown(root), path.name)
        assert plain(again) == plain(root)


def test_a_folder_that_is_none_is_refused() -> None:
    assert isinstance(resolve("no_such_scenario"), Loaded)


SPAN = start_of("x.yaml")
ALPHABET = "ab :#-?,[]{}'\"\\\n|>%@`&*!~=<.0é한"
TEXTS = st.text(ALPHABET, max_size=12) | st.text("ab \n:", min_size=80, max_size=140)


@given(st.dictionaries(TEXTS.filter(lambda key: 0 < len(key) < 30), TEXTS | st.lists(TEXTS, max_size=3), max_size=4))
def test_any_text_reads_back(values: dict[str, str | list[str]]) -> None:
    def scalar(text: str) -> Scalar:
        return Scalar(text, False, SPAN)

    def node(value: str | list[str]) -> Node:
        return scalar(value) if isinstance(value, str) else Sequence(tuple(scalar(item) for item in value), SPAN)

    root = Mapping(tuple((scalar(key), node(value)) for key, value in values.items()), SPAN)
    again, _ = read(shown(Mapping(((scalar("top"), root),), SPAN)), "x.yaml")
    assert plain(again) == [("top", plain(root))]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("alba.bread", "meters.bread.start.alba"),
        ("brum.bread", "meters.bread.start.others"),
        ("alba.fear", "meters.fear.start"),
        ("brum.trust.alba", "meters.trust.start.brum.alba"),
        ("brum.trust", "meters.trust.start.brum"),
    ],
)
def test_a_meter_is_found_by_the_name_that_conditions_give_it(name: str, path: str) -> None:
    text = (
        "actors: {alba: {title: Alba}, brum: {title: Brum}}\n"
        "meters:\n"
        "  bread: {start: {alba: 3, others: 4}}\n"
        "  fear: {start: 5}\n"
        "  trust: {start: {brum: {alba: 6}, others: 7}}\n"
    )
    root, _ = read(text, "s.yaml")
    assert isinstance(root, Mapping)
    found = find(root, name)
    assert isinstance(found, Place), found
    assert ".".join(found.path) == path
    for wrong in ("alba.flour", "kol.bread", "alba.title.short"):
        assert isinstance(find(root, wrong), Astray)
