"""Old files are rewritten word by word: whatever the layout, comments and line ends, all else stays."""

from __future__ import annotations

import pytest

from game.core.source import Span
from game.scenario.build import FILE_SECTIONS
from game.scenario.sources import Sources
from game.scenario.upgrade.rewrite import Plan, apply, plan


def planned(text: str) -> Plan:
    return plan(Sources("", {"scenario.yaml": text}), FILE_SECTIONS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1\ntension:   strain   # why\n", "format: 2\nmain_meter:   strain   # why\n"),
        (
            "# tension: here\n'tension': strain\nformat:  1 # old\n",
            "# tension: here\nmain_meter: strain\nformat:  2 # old\n",
        ),
        ("{format: 1, tension: strain}\n", "{format: 2, main_meter: strain}\n"),
        ("format: 1\r\ntension: strain\r\n\r\n", "format: 2\r\nmain_meter: strain\r\n\r\n"),
        ("\ufeffformat: 1\ntension: a", "\ufeffformat: 2\nmain_meter: a"),
        ("\ufefftension: a\nformat: 1", "\ufeffmain_meter: a\nformat: 2"),
        ("format: 1\n", "format: 2\n"),
        ("extends: base\ntension: a\n", "extends: base\nmain_meter: a\n"),
        ("format: 2\nmain_meter: a\n", "format: 2\nmain_meter: a\n"),
    ],
)
def test_only_the_words_that_changed_are_replaced(old: str, new: str) -> None:
    found = planned(old.removeprefix("\ufeff"))
    assert found.unreadable == () and found.by_hand == ()
    written = apply(old, found.edits.get("scenario.yaml", ()))
    assert written == new
    assert planned(written.removeprefix("\ufeff")).edits == {}


def test_several_edits_of_a_line_do_not_move_each_other() -> None:
    edits = [(Span("f", 1, 1, 1, 2), "long"), (Span("f", 1, 4, 1, 5), "bb"), (Span("f", 2, 1, 2, 3), "")]
    assert apply("a: b # c\r\nxy: z\n", edits) == "long: bb # c\r\n: z\n"


def test_both_words_are_left_to_the_author() -> None:
    found = planned("format: 1\ntension: a\nmain_meter: b\n")
    assert [one.span.line for one in found.by_hand] == [2]
    assert [text for _, text in found.edits["scenario.yaml"]] == ["2"]


def test_nothing_is_planned_for_what_cannot_be_read() -> None:
    assert [one.key for one in planned("format: 1\n tension: [\n").unreadable]
