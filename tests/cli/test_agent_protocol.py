"""`whitecell agent-protocol` describes what Whitecell really does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.agents.external import agent, answer, child
from game.agents.external.wire import decide, hello
from game.cli.agent_protocol import shown
from game.cli.main import main
from game.core.moves import KINDS
from game.engine.observe import view_of
from tests.support.exchange import EXAMPLE, example
from tests.support.play import decision_points, named


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["agent-protocol"]) == 0
    return capsys.readouterr().out


def test_the_example_is_what_the_program_really_sends() -> None:
    assert EXAMPLE.read_text(encoding="utf-8") == example(), "`python -m tests.regenerate` records it anew"


def test_every_key_of_every_message_is_described(told: str) -> None:
    program = named("korea_2023")
    messages = [hello(program, 0, 5.0)]
    messages += [decide(program, view_of(program, one, 0), 1, []) for one in decision_points(program, 1, "random")]
    description = told.partition("AN EXAMPLE")[0]
    assert {key for message in messages for key in keys(message)} - {key for key in words(description)} == set()


def keys(message: dict[str, object]) -> set[str]:
    """The keys of a message and of the entries of its lists."""
    found = set(message) - {"type"}
    for value in message.values():
        if isinstance(value, list):
            found |= {key for item in value if isinstance(item, dict) for key in item}
    return found


def words(text: str) -> set[str]:
    return set("".join(letter if letter.isalnum() or letter == "_" else " " for letter in text).split())


def test_the_limits_and_moves_that_are_told_are_those_that_hold(told: str) -> None:
    for limit in (f"{agent.SECONDS:g} s", agent.SECONDS_VARIABLE, f"{agent.MOST_FAULTS} faults", f"{child.LONGEST:,}"):
        assert limit in told
    for kind in answer.OWN:
        described = next(line for line in told.splitlines() if f'{{"kind": "{kind}"' in line)
        fields = set(KINDS[kind].__dataclass_fields__) - {"actor"}
        assert fields <= words(described)


def test_the_sample_and_the_recording_are_where_it_says(told: str) -> None:
    for name in ("sample_agent.py", "example.txt"):
        path = next(word for word in told.split() if word.endswith(name) and Path(word).is_absolute())
        assert Path(path).is_file()


def test_the_description_fits_a_terminal(told: str) -> None:
    lines = told.partition("AN EXAMPLE")[0].splitlines()
    assert max(len(line) for line in lines if "sample_agent" not in line) <= 120


def test_a_message_that_is_cut_says_how_much_is_left_out() -> None:
    message = {"long": [{"n": number, "pad": "x" * 40} for number in range(5)], "short": [1]}
    lines = list(shown(f"> {json.dumps(message)}"))
    assert ">     ... and 2 more" in lines
    assert '>   "short": [1],' in lines
