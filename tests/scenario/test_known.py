"""What is remembered of the last reading saves work and changes nothing."""

import random
import re
from pathlib import Path

import pytest

from game.scenario.build import Loaded, load_sources
from game.scenario.known import Known
from game.scenario.sources import Sources

FOLDER = Path(__file__).parents[1] / "scenarios" / "two_sides"
TEXTS = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.*"))}
EDITS = 25


def again(texts: dict[str, str], known: Known) -> Loaded:
    """The texts read with what is known, which must be what they say without."""
    found, afresh = load_sources(Sources("", texts), known=known), load_sources(Sources("", texts))
    assert (found.scenario, found.findings, found.pages) == (afresh.scenario, afresh.findings, afresh.pages)
    return found


def edited(texts: dict[str, str], dice: random.Random) -> dict[str, str]:
    """The texts with one line less, one line more, another word, or as they were in the beginning."""
    file = dice.choice(sorted(texts))
    lines = texts[file].split("\n")
    at = dice.randrange(len(lines))
    kind = dice.randrange(5)
    if kind == 0:
        return dict(TEXTS)
    if kind == 1:
        del lines[at]
    elif kind == 2:
        lines.insert(at, "# a remark")
    else:
        words = lines[at].split(" ")
        words[dice.randrange(len(words))] = dice.choice(("arva", "besk", "tension", "12", "coast", "patrol"))
        lines[at] = " ".join(words)
    return {**texts, file: "\n".join(lines)}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_edited_the_answer_is_that_of_a_fresh_reading(seed: int) -> None:
    dice, known, texts = random.Random(seed), Known(), dict(TEXTS)
    again(texts, known)
    refused = 0
    for _ in range(EDITS):
        texts = edited(texts, dice)
        refused += again(texts, known).scenario is None
    assert 0 < refused < EDITS


def test_what_stands_in_other_files_is_not_read_again() -> None:
    known = Known()
    first = again(TEXTS, known).scenario
    assert first is not None
    moved = {**TEXTS, "meters.yaml": "# a remark\n" + TEXTS["meters.yaml"]}
    second = again(moved, known).scenario
    assert second is not None
    assert all(second.actions[id] is action for id, action in first.actions.items())
    assert all(second.meters[id] is not meter for id, meter in first.meters.items())


def test_everything_is_read_again_where_a_name_or_a_long_text_differs() -> None:
    known = Known()
    first = again(TEXTS, known).scenario
    assert first is not None
    for other in (
        {
            **TEXTS,
            "scenario.yaml": TEXTS["scenario.yaml"].replace("\nflags:\n", "\nflags:\n  another_one: {label: A test}\n"),
        },
        {**TEXTS, "text/briefing.md": "Another briefing.\n"},
    ):
        second = again(other, known).scenario
        assert second is not None
        assert all(second.actions[id] is not action for id, action in first.actions.items())


def test_an_entry_about_which_something_is_told_is_read_again() -> None:
    known = Known()
    wrong = {**TEXTS, "actions.yaml": TEXTS["actions.yaml"].replace("title:", "tilte:", 1)}
    told = again(wrong, known).findings
    assert told == again(wrong, known).findings
    assert any(finding.key == "unknown-field" for finding in told)


def test_of_two_entries_with_the_same_mistake_in_one_file_of_prose_neither_is_taken_for_sound() -> None:
    known, bad = Known(), {"text/bad.md": "It is {40 furlongs} away.\n"}
    ending = re.sub(r"(\nendings:\n(?:.*\n)*?    says: ).*", r"\1text/bad.md", TEXTS["scenario.yaml"], count=1)
    event = re.sub(r"(\n  says: ).*", r"\1text/bad.md", TEXTS["events.yaml"], count=1)
    both = {**TEXTS, **bad, "scenario.yaml": ending, "events.yaml": event}
    assert [one.key for one in again(both, known).findings if one.severity == "error"]
    one = again({**both, "events.yaml": TEXTS["events.yaml"]}, known)
    assert [finding.span.file for finding in one.findings if finding.severity == "error"] == ["text/bad.md"]
