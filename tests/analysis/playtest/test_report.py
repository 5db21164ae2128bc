"""The report: the same bytes however the work is split, the contract's keys, and a page that is safe to open."""

from __future__ import annotations

import json
import re
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from game.analysis.playtest.homes import at_home
from game.analysis.playtest.judged import judged
from game.analysis.playtest.openers import by_itself, openers
from game.analysis.playtest.page import as_html
from game.analysis.playtest.places import parts_of
from game.analysis.playtest.report import FEW, as_json, causes, endings, findings, opening, said, straws
from game.analysis.playtest.run import playtest
from game.analysis.playtest.study import Study
from game.analysis.stats import Interval
from game.core.findings import Finding, Place
from game.core.model.scenario import Scenario
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_files, load_path
from tests.support.checked import model_of
from tests.support.small import action, document

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


def model(name: str) -> Scenario:
    loaded = load_path(SCENARIOS / name)
    assert loaded.scenario is not None
    return loaded.scenario


def report(scenario: Scenario, games: int, executor: Executor | None = None) -> tuple[Study, str]:
    study = playtest(scenario, compile_scenario(scenario), games, 5, executor)
    return study, as_json(study, findings(study))


@cache
def two_sides() -> tuple[Study, str]:
    return report(model("two_sides"), 20)


@pytest.mark.slow
def test_one_two_and_seven_workers_give_the_same_bytes() -> None:
    scenario = model("sound")
    _, alone = report(scenario, 70)
    for workers in (2, 7):
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
            assert report(scenario, 70, executor)[1] == alone


def test_the_contract_keys_are_there() -> None:
    study, text = two_sides()
    data: dict[str, Any] = json.loads(text)
    assert sum(data["endings"].values()) == data["doctrine_games"] == study.tally.usual
    assert set(data["scores"]) == {"arva", "besk"}
    assert {"mean", "sd"} <= set(data["scores"]["arva"])
    assert data["coverage"]["event.ship_missing"] == {
        "hits": 20,
        "file": study.scenario.events["ship_missing"].span.file,
        "line": study.scenario.events["ship_missing"].span.line,
    }
    wanted = {
        "file",
        "line",
        "column",
        "severity",
        "confidence",
        "key",
        "message",
        "hint",
        "places",
        "size",
        "interval",
    }
    for record in data["findings"]:
        assert wanted <= set(record)
        assert len(record["interval"]) == 2


def test_every_written_part_is_covered() -> None:
    study, _ = two_sides()
    ids = {part.id for part in study.parts}
    assert len(ids) == len(study.parts)
    wanted = "action.listen.noticed event.convoy_sails.shots option.answer_patrol.shadow.failure agreement.freeze.kept"
    wanted += " ultimatum.give_position.met exchange.convoy_fire.ran_out rung.clash line.arva.closure ending.war"
    assert set(wanted.split()) <= ids


def test_an_interrupt_keeps_what_is_done() -> None:
    """Broken off in any stage, the report speaks of the games that were played, and says that it was."""
    scenario = model("sound")
    program = compile_scenario(scenario)
    for stage in ("games", "decisions", "choices", "numbers"):

        def stop(name: str, done: int, total: int, stage: str = stage) -> None:
            if name == stage:
                raise KeyboardInterrupt

        study = playtest(scenario, program, 70, 5, progress=stop)
        assert study.interrupted
        assert study.tally.games == (32 if stage == "games" else 70)
        data = json.loads(as_json(study, findings(study)))
        assert data["interrupted"] and data["games"] == study.tally.games
        assert "Interrupted" in as_html(study, findings(study))


def test_an_interrupt_drops_the_jobs_that_nobody_waits_for() -> None:
    scenario = model("sound")
    program = compile_scenario(scenario)

    def stop(name: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as executor:
        study = playtest(scenario, program, 2_000, 5, executor, stop)
    assert study.tally.games == 32


def test_the_page_needs_no_network_and_no_script_and_escapes_what_authors_wrote() -> None:
    files = {"scenario.yaml": (SCENARIOS / "planted" / "scenario.yaml").read_text(encoding="utf-8")}
    nasty = "<script>alert(1)</script> & <b>"
    files["scenario.yaml"] = (
        files["scenario.yaml"]
        .replace("title: A comet is seen", f"title: '{nasty}'")
        .replace("title: A scenario with planted faults", f"title: '{nasty}'")
        .replace("title: Two towns and no bridge", f"title: '{nasty}'")
    )
    loaded = load_files(files)
    assert loaded.scenario is not None, loaded.findings
    study, _ = report(loaded.scenario, 40)
    html = as_html(study, findings(study))
    assert "<script" not in html and "<b>" not in html.replace("<b>Cure: </b>", "")
    assert "&lt;script&gt;alert(1)" in html
    assert not re.search(r'(src|href)="(?!#)', html) and "url(" not in html and "@import" not in html
    assert html.count("<svg") == html.count("</svg>") > 5


def test_what_decides_an_ending_is_named_among_its_causes() -> None:
    _, text = report(model("planted"), 120)
    ruin = [one for one in json.loads(text)["causes"]["ruin"] if one["id"] == "event.bridge.falls"]
    assert ruin[0]["with"] == 1.0 and ruin[0]["without"] == 0.0
    (last,) = [one for one in json.loads(text)["causes"]["ruin"] if "last" in one]
    assert last == {"id": "event.bridge", "last": 1.0}


def test_what_could_start_a_part_is_known() -> None:
    study, _ = report(model("two_sides"), 1)
    parts = {part.id: part for part in study.parts}
    assert openers(study.program, parts["event.search_fails"]) == ["ultimatum.give_position", "action.joint_search"]
    assert openers(study.program, parts["event.convoy_sails"]) == ["action.ready_convoy"]
    assert openers(study.program, parts["dilemma.answer_patrol"]) == ["action.patrol_strait"]
    assert openers(study.program, parts["exchange.convoy_fire"]) == [
        "event.convoy_sails",
        "option.answer_patrol.shadow",
    ]
    assert by_itself(study.program, parts["event.press_leak"])
    assert not by_itself(study.program, parts["event.convoy_sails"])


def extended(folder: Path, changes: str) -> Study:
    """A scenario of a few lines that extends the planted one, not yet played."""
    copytree(SCENARIOS / "planted", folder / "planted")
    (folder / "mine").mkdir()
    text = f"format: 2\nid: mine\nextends: planted\ntitle: Mine\n{changes}"
    (folder / "mine" / "scenario.yaml").write_text(text, encoding="utf-8")
    loaded = load_path(folder / "mine")
    assert loaded.scenario is not None, loaded.findings
    program = compile_scenario(loaded.scenario)
    return Study(loaded.scenario, program, 5, 1, parts_of(loaded.scenario, program))


def homed(study: Study, part: str, *more: Place) -> Finding:
    found = study.part(part)
    assert found is not None
    size = Interval(0.0, 0.0, 0.0)
    one = judged("any", "note", "weak", part, "it never came", "", size, "", found.span, *more)
    return at_home(study, one).finding


def test_a_finding_of_a_scenario_that_extends_another_begins_in_its_own_file(tmp_path: Path) -> None:
    study = extended(tmp_path, "endings:\n  ruin: {when: tension >= 90}\n")
    own = homed(study, "ending.ruin")
    assert (own.places[0].span.file, own.places[0].span.line) == (study.scenario.header.span.file, 6)
    assert own.places[1].label == "inherited from planted" and own.message == "it never came"
    other = homed(study, "event.bridge")
    assert other.message == "it never came (inherited from planted)" and len(other.places) == 1
    head = homed(study, "event.bridge", Place(study.scenario.header.span, "the title"))
    assert head.places[0].label == "the title" and head.message == "it never came"


def test_endings_come_by_their_share_and_rare_ones_are_not_explained() -> None:
    study, _ = report(model("planted"), 120)
    counts = list(endings(study).values())
    assert counts == sorted(counts, reverse=True) and counts[-1] == 0
    study.tally.endings[0] = FEW - 1
    assert causes(study, 0) == straws(study, 0) == []


def test_one_game_is_no_ground_to_judge_choices() -> None:
    study, text = report(model("planted"), 1)
    assert not {one["key"] for one in json.loads(text)["findings"]} & {"dominated-action", "useless-action"}
    assert opening(study) == "1 game with seed 5, by doctrine alone"


def test_the_course_of_a_number_ends_with_the_last_turn_and_stays_in_its_range() -> None:
    study, _ = two_sides()
    html = as_html(study, findings(study))
    chart = re.search(r"<title>Lives lost</title>.*?</svg>", html)
    assert chart and f">{study.program.turns + 1}<" not in chart[0] and ">-" not in chart[0]
    assert "<title>Political capital, ARV</title>" in html and "<title>arva.capital</title>" not in html


def test_conditions_are_told_whole() -> None:
    condition = "tension >= 97 and " * 20 + "tension <= 3"
    assert said(f"'{condition}' never held") == f"'{condition}' never held"


@pytest.mark.parametrize("learned", [True, False])
def test_words_that_a_seat_reads_when_it_learns_late_of_a_deed_are_read(learned: bool) -> None:
    says = {"alba": "We saw it.", "brum": "They saw it.", "others": "It is spoken of."}
    seen = {"weight": 1, "visible_to": ["brum"], "says": says, **({"learned": "1 turn"} if learned else {})}
    model = model_of(document(actions={"spy": action(["alba"], outcomes={"seen": seen})}, turns=4))
    found = [one.finding for one in findings(playtest(model, compile_scenario(model), 40, 1))]
    assert any(one.key == "unread-text" and "It is spoken of." in one.message for one in found) is not learned
