"""Files and the scenarios they extend become one mapping; nothing is lost silently."""

from __future__ import annotations

from game.scenario.merge import Gathered, gather
from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.sources import Found, Lookup, Sources

SECTIONS = ("actors", "events", "meters", "endings")


def sources(root: str = "s", /, **files: str) -> Sources:
    return Sources(root, {name.replace("__", "/") + ".yaml": text for name, text in files.items()})


def among(*known: Sources) -> Lookup:
    by_name = {one.root: one for one in known}
    return lambda name, extending: Found(by_name.get(name), names=tuple(by_name))


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def told(gathered: Gathered) -> list[tuple[str, str]]:
    return [(finding.key, str(finding.span)) for finding in gathered.findings]


def at(gathered: Gathered, *path: str) -> Node:
    node: Node | None = gathered.root
    for name in path:
        assert isinstance(node, Mapping)
        node = node.get(name)
    assert node is not None
    return node


# -- one scenario's files ----------------------------------------------------------------------------------------------


def test_sections_come_from_the_main_file_from_files_and_from_fragments() -> None:
    gathered = gather(
        sources(
            scenario="title: x\nevents:\n  a: {n: 1}\n",
            events="b: {n: 2}\n",
            events__late="d: {n: 4}\n",
            events__early="c: {n: 3}\n",
            actors__usa="usa: {}\n",
        ),
        SECTIONS,
    )
    assert gathered.findings == ()
    assert gathered.complete
    assert plain(gathered.root) == {
        "title": "x",
        "events": {"a": {"n": "1"}, "b": {"n": "2"}, "c": {"n": "3"}, "d": {"n": "4"}},
        "actors": {"usa": {}},
    }
    assert str(at(gathered, "events", "d", "n").span) == "s/events/late.yaml:1:8"


def test_a_duplicate_id_shows_both_places() -> None:
    gathered = gather(sources(scenario="events:\n  a: {n: 1}\n", events__x="\na: {n: 2}\n"), SECTIONS)
    (finding,) = gathered.findings
    assert finding.key == "duplicate-id"
    assert [str(place.span) for place in finding.places] == ["s/events/x.yaml:2:1", "s/scenario.yaml:2:3"]
    assert plain(at(gathered, "events", "a", "n")) == "1"


def test_lists_of_fragments_are_joined_in_order_of_their_names() -> None:
    gathered = gather(sources(scenario="a: 1\n", endings__2="- second\n", endings__1="- first\n"), SECTIONS)
    assert plain(at(gathered, "endings")) == ["first", "second"]


def test_an_empty_section_in_the_main_file_is_filled_by_its_own_file() -> None:
    gathered = gather(sources(scenario="events:\n", events="a: {}\n"), SECTIONS)
    assert (gathered.findings, plain(gathered.root)) == ((), {"events": {"a": {}}})


def test_unknown_files_are_errors_with_the_right_name() -> None:
    gathered = gather(sources(scenario="a: 1\n", evnts="b: {}\n", actor__x="c: {}\n", zzzzzz="d: {}\n"), SECTIONS)
    assert [(f.key, str(f.span), f.hint) for f in gathered.findings] == [
        ("unknown-file", "s/actor/x.yaml:1:1", "did you mean 'actors'?"),
        ("unknown-file", "s/evnts.yaml:1:1", "did you mean 'events'?"),
        ("unknown-file", "s/zzzzzz.yaml:1:1", ""),
    ]


def test_texts_and_translations_are_no_sections_but_can_be_asked_for() -> None:
    own = Sources("s", {"scenario.yaml": "a: 1\n", "text/ko.yaml": "a: [", "text/b.md": "# B\n"})
    gathered = gather(own, SECTIONS)
    assert gathered.findings == ()
    assert gathered.document("text/b.md") == ("s/text/b.md", "# B\n")
    assert gathered.document("text/c.md") is None


def test_hidden_characters_are_refused_in_long_prose_too() -> None:
    own = Sources("s", {"scenario.yaml": "a: 1\n", "text/b.md": "# B\n\u202ex\n"})
    assert told(gather(own, SECTIONS)) == [("hidden-character", "s/text/b.md:2:1")]


def test_shapes_that_cannot_be_a_section_are_refused() -> None:
    cases = {
        "section-in-section": {"scenario": "a: 1\n", "events": "events:\n  a: {}\n"},
        "not-a-section": {"scenario": "a: 1\n", "events": "just words\n"},
        "section-shape": {"scenario": "events: {a: {}}\n", "events": "- a\n"},
    }
    for key, files in cases.items():
        assert [finding.key for finding in gather(sources(**files), SECTIONS).findings] == [key]


def test_a_scenario_is_a_mapping() -> None:
    for text in ("- a\n", "just words\n"):
        gathered = gather(sources(scenario=text), SECTIONS)
        assert gathered.root is None
        assert told(gathered) == [("not-a-scenario", "s/scenario.yaml:1:1")]


def test_every_file_is_checked_even_if_the_main_one_cannot_be_read() -> None:
    gathered = gather(sources(scenario="a: [\n", events="b: {\n", actors="c: 1\n"), SECTIONS)
    assert gathered.root is None
    assert not gathered.complete
    assert [where for _, where in told(gathered)] == ["s/events.yaml:1:4", "s/scenario.yaml:1:4"]


def test_a_broken_part_makes_the_whole_incomplete() -> None:
    gathered = gather(sources(scenario="a: 1\n", events="b: {\n"), SECTIONS)
    assert gathered.root is not None
    assert not gathered.complete


# -- extends -----------------------------------------------------------------------------------------------------------

BASE = sources(
    "base",
    scenario="title: Base\nmeters:\n  tension: {start: 45, min: 0}\n  alarm: {start: 1}\nendings: [a, b]\n",
    events="launch: {at: turn 1}\ntalks: {at: turn 2}\n",
)


def variant(text: str) -> Gathered:
    return gather(sources("own", scenario=f"extends: base\n{text}"), SECTIONS, among(BASE))


def test_mappings_merge_and_all_else_replaces() -> None:
    gathered = variant("title: Own\nmeters:\n  tension: {start: 50}\nendings: [c]\nevents: {new: {at: turn 9}}\n")
    assert gathered.findings == ()
    assert plain(gathered.root) == {
        "title": "Own",
        "meters": {"tension": {"start": "50", "min": "0"}, "alarm": {"start": "1"}},
        "endings": ["c"],
        "events": {"launch": {"at": "turn 1"}, "talks": {"at": "turn 2"}, "new": {"at": "turn 9"}},
    }


def test_every_value_keeps_the_place_it_comes_from() -> None:
    gathered = variant("meters:\n  tension: {start: 50}\n")
    assert str(at(gathered, "meters", "tension", "start").span) == "own/scenario.yaml:3:20"
    assert str(at(gathered, "meters", "tension", "min").span) == "base/scenario.yaml:3:29"
    assert str(at(gathered, "events", "talks", "at").span) == "base/events.yaml:2:13"
    assert set(gathered.pages()) == {"own/scenario.yaml", "base/scenario.yaml", "base/events.yaml"}


def test_remove_deletes_and_is_remembered() -> None:
    gathered = variant("events:\n  talks: {remove: true}\nmeters: {alarm: {remove: true}}\n")
    assert gathered.findings == ()
    assert plain(at(gathered, "events")) == {"launch": {"at": "turn 1"}}
    assert {path: str(span) for path, span in gathered.removed.items()} == {
        ("events", "talks"): "own/scenario.yaml:3:11",
        ("meters", "alarm"): "own/scenario.yaml:4:18",
    }


def test_removing_what_is_not_there_is_an_error() -> None:
    (finding,) = variant("events:\n  tlaks: {remove: true}\n").findings
    assert (finding.key, str(finding.span)) == ("remove-nothing", "own/scenario.yaml:3:3")
    assert finding.hint == "did you mean 'talks'?"
    (alone,) = gather(sources(scenario="events:\n  a: {b: {remove: true}}\n"), SECTIONS).findings
    assert (alone.key, alone.hint) == ("remove-nothing", "this scenario extends no other")


def test_what_is_removed_can_hold_nothing_else() -> None:
    gathered = variant("events:\n  talks: {remove: true, at: turn 3}\n")
    assert told(gathered) == [("remove-with-more", "own/scenario.yaml:3:25")]


def test_remove_in_a_list_or_with_another_value_is_left_to_the_decoder() -> None:
    gathered = variant("endings: [{remove: true}]\nevents: {talks: {remove: fleet}}\n")
    assert gathered.findings == ()
    assert plain(at(gathered, "endings")) == [{"remove": "true"}]
    assert plain(at(gathered, "events", "talks")) == {"at": "turn 2", "remove": "fleet"}


def test_two_steps_are_allowed_and_three_are_not() -> None:
    chain = [sources("a", scenario="t: 1\na: 1\n")]
    chain += [sources(name, scenario=f"extends: {base}\n{name}: 1\n") for name, base in ("ba", "cb", "dc")]
    two = gather(chain[2], SECTIONS, among(*chain))
    assert (two.findings, plain(two.root)) == ((), {"t": "1", "a": "1", "b": "1", "c": "1"})
    assert [one.root for one in two.chain] == ["c", "b", "a"]
    three = gather(chain[3], SECTIONS, among(*chain))
    assert told(three) == [("extends-too-far", "b/scenario.yaml:1:10")]
    assert not three.complete


def test_a_removed_entry_may_be_written_anew_one_step_further() -> None:
    middle = sources("middle", scenario="extends: base\nevents: {talks: {remove: true}}\n")
    own = sources("own", scenario="extends: middle\nevents: {talks: {at: turn 7}}\n")
    gathered = gather(own, SECTIONS, among(BASE, middle))
    assert gathered.findings == ()
    assert plain(at(gathered, "events", "talks")) == {"at": "turn 7"}
    assert dict(gathered.removed) == {}


def test_a_circle_is_told_with_its_steps() -> None:
    a, b = sources("a", scenario="extends: b\n"), sources("b", scenario="extends: a\n")
    (finding,) = gather(a, SECTIONS, among(a, b)).findings
    assert finding.key == "extends-cycle"
    assert [str(place.span) for place in finding.places] == ["b/scenario.yaml:1:10", "a/scenario.yaml:1:10"]


def test_an_unknown_base_is_told_once_without_errors_that_follow_from_it() -> None:
    gathered = gather(sources(scenario="extends: bass\nevents: {talks: {remove: true}}\n"), SECTIONS, among(BASE))
    assert [(f.key, f.hint) for f in gathered.findings] == [("unknown-scenario", "did you mean 'base'?")]
    assert not gathered.complete


def test_extends_takes_one_name() -> None:
    for value in ("[a, b]", "{a: b}", ""):
        gathered = gather(sources(scenario=f"extends: {value}\na: 1\n"), SECTIONS, among(BASE))
        assert [finding.key for finding in gathered.findings] == ["extends-not-text"]


def test_a_base_s_texts_are_inherited() -> None:
    base = Sources("base", {"scenario.yaml": "a: 1\n", "text/a.md": "base a", "text/b.md": "base b"})
    own = Sources("own", {"scenario.yaml": "extends: base\n", "text/a.md": "own a"})
    gathered = gather(own, SECTIONS, among(base))
    assert gathered.document("text/a.md") == ("own/text/a.md", "own a")
    assert gathered.document("text/b.md") == ("base/text/b.md", "base b")
