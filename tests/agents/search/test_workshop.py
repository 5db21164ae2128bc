"""Engines are lent to one player at a time and kept for the next of the same game."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from game.agents.search import workshop
from game.agents.search.beside import COMPILE
from game.agents.search.workshop import lent_engine
from tests.support.play import named
from tests.support.small import small


def test_the_next_player_of_the_same_game_gets_the_same_engine() -> None:
    with lent_engine(named("two_sides")) as first:
        pass
    with lent_engine(named("two_sides")) as second:
        assert second is first


def test_two_at_once_have_one_each() -> None:
    with lent_engine(named("two_sides")) as first, lent_engine(named("two_sides")) as second:
        assert second is not first


def test_another_game_has_another_engine() -> None:
    with lent_engine(named("two_sides")) as first:
        pass
    with lent_engine(small()) as second:
        assert second is not first


def test_an_engine_that_failed_is_not_lent_again() -> None:
    with pytest.raises(ZeroDivisionError), lent_engine(named("two_sides")) as first:
        raise ZeroDivisionError
    with lent_engine(named("two_sides")) as second:
        assert second is not first


def test_the_fast_engine_is_compiled_beside_the_game_and_taken_when_it_is_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program, begun = named("two_sides"), []
    monkeypatch.setattr(workshop, "uncompiled", lambda: True)
    monkeypatch.setattr(workshop, "compile_beside", begun.append)
    with lent_engine(program) as first:
        pass
    with lent_engine(program) as second:
        pass
    assert begun == [program, program]
    assert first is second
    monkeypatch.setattr(workshop, "uncompiled", lambda: False)
    with lent_engine(program) as third:
        assert third is not first


def test_what_compiles_beside_the_game_runs() -> None:
    packed = pickle.dumps(named("two_sides"))
    assert subprocess.run([sys.executable, "-c", COMPILE], input=packed, check=False).returncode == 0
