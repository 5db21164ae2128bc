"""Which engine plays: the fastest that is there and pays, and always the same results."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from game.engine import engines
from game.engine.compiled.engine import CompiledEngine
from game.engine.engines import engine_for, kept_engine, warm_up
from game.engine.playing import Policy
from tests.support.play import generated, named


def test_few_games_need_no_kernel() -> None:
    assert isinstance(engine_for(named("two_sides"), games=5), CompiledEngine)


def test_without_numba_everything_is_played_by_the_standard_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    program = named("two_sides")
    assert isinstance(engine_for(program), CompiledEngine)
    warm_up(program, lambda: pytest.fail("there is nothing to compile"))


def test_a_numba_that_cannot_be_used_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: object())
    monkeypatch.setitem(sys.modules, "game.engine.kernel", None)
    program = named("two_sides")
    assert isinstance(engine_for(program), CompiledEngine)
    warm_up(program, lambda: pytest.fail("there is nothing to compile"))


def test_a_program_beyond_the_kernels_limits_is_played_all_the_same() -> None:
    pytest.importorskip("numba", reason="the extra 'fast' is not installed")
    program = replace(generated(3, 0), turns=61)
    assert isinstance(engine_for(program), CompiledEngine)


def test_the_kernel_plays_what_the_standard_library_plays() -> None:
    pytest.importorskip("numba", reason="the extra 'fast' is not installed")
    program = named("two_sides")
    fast = engine_for(program)
    assert fast.name == "kernel"
    policies = [Policy()] * len(program.seats)
    assert fast.games(policies, 3, 0, 20) == CompiledEngine(program).games(policies, 3, 0, 20)


def test_an_engine_is_made_once_for_a_scenario() -> None:
    program = named("two_sides")
    assert kept_engine(program, 5) is kept_engine(program, 5)
    assert kept_engine(generated(3, 0), 5).games([Policy("random")] * len(generated(3, 0).seats), 1, 0, 1)
