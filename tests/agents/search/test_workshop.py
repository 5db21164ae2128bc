"""Engines are lent to one player at a time and kept for the next of the same game."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from game.agents.search import beside, workshop
from game.agents.search.workshop import lent_engine
from game.engine.engines import uncompiled
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


def test_what_compiles_beside_the_game_compiles_and_runs_nothing_of_the_folder_that_the_game_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pickle", "numpy", "game"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()")
    monkeypatch.chdir(tmp_path)
    assert beside.compile_elsewhere(named("two_sides")) == 0
    assert not uncompiled()
    assert not (tmp_path / "ran").exists()


def test_it_is_begun_once_however_many_threads_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[object] = []
    monkeypatch.setattr(beside, "_begun", False)
    monkeypatch.setattr(beside, "compile_elsewhere", began.append)
    program = named("two_sides")
    threads = [Thread(target=beside.compile_beside, args=(program,)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until = monotonic() + 5
    while not began and monotonic() < until:
        sleep(0.001)
    assert began == [program]
