"""A SPEC names an agent for every seat, with arguments that may hold anything."""

from __future__ import annotations

import pytest

from game.agents.base import SpecError, agents_for, without_programs
from game.agents.spec import SpecPart, read_spec
from tests.support.play import named


@pytest.mark.parametrize(
    ("spec", "parts"),
    [
        ("doctrine", [SpecPart("*", "doctrine", "")]),
        ("dprk=search:1s, *=doctrine", [SpecPart("dprk", "search", "1s"), SpecPart("*", "doctrine", "")]),
        ("exec:python a.py --x=1", [SpecPart("*", "exec", "python a.py --x=1")]),
        ("rok=exec:C:\\py.exe a.py", [SpecPart("rok", "exec", "C:\\py.exe a.py")]),
        (
            'dprk=exec:"python my agent.py --a=1,2",*=hawk',
            [SpecPart("dprk", "exec", "python my agent.py --a=1,2"), SpecPart("*", "hawk", "")],
        ),
        ("exec:\"python 'my agent.py'\"", [SpecPart("*", "exec", "python 'my agent.py'")]),
        ("exec:'a b' 'c,d'", [SpecPart("*", "exec", "'a b' 'c,d'")]),
        ("", [SpecPart("*", "", "")]),
    ],
)
def test_parts_are_told_apart_and_arguments_keep_what_is_theirs(spec: str, parts: list[SpecPart]) -> None:
    assert read_spec(spec) == parts


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ('exec:"python', "the quotation mark \" in 'exec:\"python' is never closed"),
        ("doctrine:5", "'doctrine' takes nothing after a colon"),
        ("", "no computer player is called ''"),
        ("besk=wizard", "no computer player is called 'wizard'; there are random, doctrine"),
    ],
)
def test_a_wrong_one_is_refused_in_a_sentence(spec: str, words: str) -> None:
    with pytest.raises(SpecError) as caught:
        agents_for(named("two_sides"), spec)
    assert words in str(caught.value)


def test_a_spec_out_of_a_file_loses_what_would_start_a_program() -> None:
    assert without_programs("dprk=search:1s,*=random") == ("dprk=search:1s,*=random", ())
    assert without_programs("exec:\"rm -r 'a, b'\"") == ("*=doctrine", ("*",))
    tame, seats = without_programs('arva = exec:x ,besk=search:"1s",*=random')
    assert (tame, seats) == ('arva=doctrine,besk=search:"1s",*=random', ("arva",))
    assert [part.agent for part in read_spec(tame)] == ["doctrine", "search", "random"]
