"""What authors may write, and what the model then holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.core.model.deeds import TargetSpec
from game.core.model.scenario import Scenario
from game.core.model.time import Duration, Schedule
from game.language.verbs.ask import Ask
from game.language.verbs.fire import Fire
from game.language.verbs.offer import Propose
from game.language.verbs.schedule import Schedule as Scheduled
from game.scenario.build import load, load_files, load_path
from game.scenario.sources import Sources

FOLDER = Path(__file__).parents[1] / "scenarios" / "two_sides"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}


def loaded(file: str = "", old: str = "", new: str = "", **more: str) -> Scenario:
    """The scenario with one piece of text replaced; it must be accepted."""
    texts = TEXTS | more
    if file:
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    scenario, findings = load(Sources("", texts))
    assert scenario is not None, [f"{f.span}: {f.message}" for f in findings]
    return scenario


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("2 turns", Duration(turns=2)),
        ("1 turn", Duration(turns=1)),
        ("1 week", Duration(hours=168)),
        ("3 days", Duration(hours=72)),
        ("12 hours", Duration(hours=12)),
    ],
)
def test_spans_of_time(written: str, span: Duration) -> None:
    assert loaded("events.yaml", "wait: 2 turns", f"wait: {written}").events["strait_closes"].wait == span


@pytest.mark.parametrize(
    ("written", "schedule"),
    [
        ("turn 3", Schedule(3, 3)),
        ("turn 3 to turn 6", Schedule(3, 6)),
        ("{between: [turn 3, turn 6]}", Schedule(3, 6)),
        ("every 3 turns", Schedule(3, 60, 3)),
        ("every 2 turns from turn 3", Schedule(3, 60, 2)),
        ("every turn", Schedule(1, 60, 1)),
    ],
)
def test_schedules(written: str, schedule: Schedule) -> None:
    assert loaded("events.yaml", "at: turn 1", f"at: {written}").events["ship_missing"].at == schedule


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("1 Jan 0001", 0),
        ("17 Dec 2023 22:38", 738870 * 1440 + 22 * 60 + 38),
        ("17 December 2023 22:38", 738870 * 1440 + 22 * 60 + 38),
        ("2023-12-17 22:38", 738870 * 1440 + 22 * 60 + 38),
    ],
)
def test_dates_count_minutes_from_the_year_1(written: str, minutes: int) -> None:
    assert loaded("scenario.yaml", "3 Mar 2031 06:00", written).header.start == minutes


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("any other", TargetSpec("actor", ("others",))),
        ("any", TargetSpec("actor", ("all",))),
        ("any of [arva, besk]", TargetSpec("actor", ("arva", "besk"))),
        ("[besk, arva]", TargetSpec("actor", ("besk", "arva"))),
        ("coast", TargetSpec("actor", ("coast",))),
    ],
)
def test_targets_that_are_actors(written: str, target: TargetSpec) -> None:
    assert loaded("actions.yaml", "target: any other", f"target: {written}").actions["patrol_strait"].target == target


@pytest.mark.parametrize("written", ["any place of [arva_port, mid_strait]", "[arva_port, mid_strait]"])
def test_targets_that_are_places(written: str) -> None:
    action = loaded(
        "actions.yaml", "  once: true\n  effects: [{move", f"  target: {written}\n  once: true\n  effects: [{{move"
    )
    assert action.actions["escort"].target == TargetSpec("place", ("arva_port", "mid_strait"))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("{event: search_fails}", Fire),
        ("{event: search_fails, chance: 20%}", Fire),
        ("{event: search_fails, in: 1 turn}", Scheduled),
        ("[{dilemma: answer_patrol}]", Ask),
        ("{fire: search_fails}", Fire),
        ("{agreement: freeze, from: arva, to: besk}", Propose),
    ],
)
def test_follow_ups_stand_for_verbs(written: str, kind: type) -> None:
    event = loaded("events.yaml", "  first: true", f"  first: true\n  then: {written}").events["ship_missing"]
    (effect,) = event.then
    assert type(effect) is kind


def test_what_a_meter_starts_at_is_filled_in() -> None:
    scenario = loaded()
    assert scenario.meters["tension"].start == 48_000
    assert scenario.meters["support"].start == {"arva": 55_000, "besk": 55_000}
    assert scenario.meters["readiness"].start == {"arva": 40_000, "besk": 40_000}
    assert scenario.meters["trust"].start == {"arva": {"besk": 35_000}, "besk": {"arva": 30_000}}


def test_costs_are_paid_by_whoever_acts() -> None:
    ((name, amount),) = loaded().actions["listen"].costs
    assert (name.parts, amount.text) == (("self", "capital"), "1")


@pytest.mark.parametrize(
    "written",
    [
        "{at_least: {count: 2, of: [tension >= 60, patrols_lately, turn > 2]}}",
        "\n      at_least: 2 of [tension >= 60, patrols_lately, min(turn, 4) > 2]",
    ],
)
def test_at_least_some_of_a_list(written: str) -> None:
    test = (
        loaded("scenario.yaml", "when: in_force(freeze) and tension < 50", f"when: {written}")
        .endings["settlement"]
        .when
    )
    assert test is not None
    assert (test.mode, test.at_least, len(test.parts)) == ("at_least", 2, 3)


def test_a_long_text_may_stand_in_a_file_of_its_own() -> None:
    scenario = loaded(
        "scenario.yaml",
        "closing: The strait is open again, or it is not.",
        "closing: text/end.md",
        **{"text/end.md": "The end.\n"},
    )
    assert scenario.header.closing == "The end."


def test_every_entry_and_field_has_its_place() -> None:
    action = loaded().actions["patrol_strait"]
    assert (action.span.file, action.span.line, action.span.column) == ("actions.yaml", 1, 1)
    assert (action.place("title").line, action.place("title").column) == (2, 10)
    assert action.place("joint") == action.span


def test_a_saved_scenario_loads_again_to_the_same() -> None:
    scenario = loaded()
    assert load_files(scenario.files).scenario == scenario


def test_a_variant_is_loaded_and_saved_with_what_it_extends(tmp_path: Path) -> None:
    variant = tmp_path / "calm_sides"
    variant.mkdir()
    (variant / "scenario.yaml").write_text("extends: two_sides\nid: calm_sides\nmeters:\n  tension: {start: 20}\n")
    result = load_path(variant, FOLDER.parent)
    assert result.scenario is not None, result.findings
    assert result.scenario.meters["tension"].start == 20_000
    assert result.scenario.header.extends == "two_sides"
    again = load_files(result.scenario.files).scenario
    assert again is not None
    assert again.meters["tension"].start == 20_000
    assert again.actions.keys() == result.scenario.actions.keys()


@pytest.mark.parametrize("read", [lambda: load_path("no_such_scenario"), lambda: load_path("\0")])
def test_a_scenario_that_is_not_there_is_a_finding(read: Callable[[], object]) -> None:
    result = read()
    assert result.scenario is None  # type: ignore[attr-defined]
    assert result.findings  # type: ignore[attr-defined]


def test_thousands_of_wrong_names_are_told_without_comparing_them_all() -> None:
    tags = "\n".join(f"tag_{number}: {{title: A tag}}" for number in range(3000))
    learning = "\n".join(f"goal_{number}: {{title: A goal, observe: [evnt_{number}]}}" for number in range(3000))
    scenario, findings = load(Sources("", {**TEXTS, "tags.yaml": tags, "learning.yaml": learning}))
    assert scenario is None
    assert sum(finding.key == "unknown-event" for finding in findings) == 3000


def test_more_actors_than_a_table_seats_are_refused() -> None:
    actors = TEXTS["actors.yaml"] + "\n".join(f"actor_{number}: {{title: An actor, short: A}}" for number in range(40))
    _, findings = load(Sources("", TEXTS | {"actors.yaml": actors}))
    assert [finding.key for finding in findings] == ["too-many-actors"]
