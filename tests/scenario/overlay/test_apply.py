"""A translation stands in place of its text, everything else stays, and what is wrong with it is told at its line."""

from __future__ import annotations

import pytest

from game.core.model.texts import Voices
from game.scenario.build import load_files, load_path
from game.scenario.overlay.texts import mark_of
from tests.scenario.overlay.samples import DAM, dam, keys, loaded, variant

SHEET = """
title: 세브라 댐
opening: text/opening.ko.md
events:
  gates_shut:
    says: "강물이 하룻밤에 {2 m} 줄었다."
exchanges.bridge_stand.says: [배와 경비병이 마주 섰다., ]
actors.ostara.title:
"""


def test_translated_texts_are_shown_and_the_others_stay() -> None:
    found = loaded(dam(SHEET, {"text/opening.ko.md": "밤에 수문이 닫혔다."}), "ko")
    assert keys(found) == []
    scenario = found.scenario
    assert scenario is not None and scenario.language == "ko"
    assert scenario.header.title == "세브라 댐"
    assert scenario.header.opening == "밤에 수문이 닫혔다."
    assert scenario.events["gates_shut"].says == Voices("강물이 하룻밤에 {2 m} 줄었다.")
    assert scenario.exchanges["bridge_stand"].says == ("배와 경비병이 마주 섰다.", "Warning shots fall into the river.")
    assert scenario.actors["ostara"].title == "Republic of Ostara"
    assert scenario.events["gates_shut"].title == "The gates close"


def test_without_a_language_nothing_is_replaced() -> None:
    found = loaded(dam(SHEET, {"text/opening.ko.md": "밤에"}))
    assert found.scenario is not None and found.scenario.language == ""
    assert found.scenario.header.title == "The dam on the Sevra"


def test_what_a_saved_game_keeps_is_enough_to_load_it_in_its_language() -> None:
    found = loaded(dam("title: 세브라 댐\n"), "ko").scenario
    assert found is not None
    again = load_files(found.files, language=found.language).scenario
    assert again is not None and again.header.title == "세브라 댐"


def test_a_label_of_the_odds_is_translated() -> None:
    files = {
        "scenario.yaml": DAM["scenario.yaml"].replace(
            "odds: {base: 60%}", "odds: {base: 60%, add: {dry: {by: 5%, if: dry_summer}}}"
        )
    }
    found = loaded(dam("actions.patrol_river.odds.add.dry: 가뭄\n", files), "ko")
    assert found.scenario is not None
    odds = found.scenario.actions["patrol_river"].odds
    assert odds is not None and list(odds.add) == ["가뭄"]


def test_a_language_that_is_not_there_is_refused() -> None:
    found = loaded(dam("title: 댐\n"), "kr")
    assert found.scenario is None
    (finding,) = [one for one in found.findings if one.severity == "error"]
    assert "not translated into 'kr'" in finding.message and finding.hint == "did you mean 'ko'?"
    assert loaded(variant(), "ko").scenario is not None


def test_a_variant_shows_the_translation_of_what_it_inherits_but_not_of_what_it_wrote_anew() -> None:
    found = loaded(variant(scenario="events: {gates_shut: {title: The gates are shut}}\n"), "ko").scenario
    assert found is not None
    assert found.header.title == "댐" and found.events["gates_shut"].title == "The gates are shut"
    found = loaded(
        variant("events.gates_shut.title: 수문\n", "events: {gates_shut: {title: The gates are shut}}\n"), "ko"
    ).scenario
    assert found is not None and found.events["gates_shut"].title == "수문"


@pytest.mark.parametrize("language", ["", "ko"])
@pytest.mark.parametrize(
    ("sheet", "key", "place"),
    [
        ("titel: 댐\n", "orphan-translation", "text/ko.yaml:1:1"),
        ("events.gates_shut.say: 강\n", "orphan-translation", "text/ko.yaml:1:1"),
        ("# [abcdef] Old\ntitle: 댐\n", "stale-translation", "text/ko.yaml:2:1"),
        (
            f"# CHANGED: ...\n# [{mark_of('The dam on the Sevra')}] New\ntitle: 댐\n",
            "stale-translation",
            "text/ko.yaml:3:1",
        ),
        ("events.gates_shut.says: 강물이 줄었다.\n", "placeholder-differs", "text/ko.yaml:1:25"),
        ("title: 댐 {2 m}\n", "placeholder-differs", "text/ko.yaml:1:8"),
        ("title: 댐 {2 meter}\n", "unknown-placeholder", "text/ko.yaml:1:10"),
        ("title: 댐 {\n", "unknown-placeholder", "text/ko.yaml:1:10"),
        (f"title: {'댐' * 81}\n", "text-too-long", "text/ko.yaml:1:8"),
        (
            "title: 댐\nevents: {gates_shut: {title: 가}}\nevents.gates_shut.title: 나\n",
            "translated-twice",
            "text/ko.yaml:3:1",
        ),
        ("- 댐\n", "not-a-section", "text/ko.yaml:1:1"),
        ("title: [\n", "unclosed-bracket", "text/ko.yaml:1:8"),
    ],
)
def test_what_is_wrong_is_told_at_its_own_line(sheet: str, key: str, place: str, language: str) -> None:
    found = loaded(dam(sheet), language)
    assert [(one.key, str(one.span)) for one in found.findings if one.span.file == "text/ko.yaml"] == [(key, place)]


def test_a_mark_that_fits_and_an_empty_sheet_are_no_trouble() -> None:
    assert keys(loaded(dam(f"# [{mark_of('The dam on the Sevra')}] The dam on the Sevra\ntitle: 댐\n"))) == []
    assert keys(loaded(dam("# nothing yet\n"))) == []
    assert keys(loaded(dam("title:\nevents.gates_shut.says: ''\n"), "ko")) == []


def test_a_file_called_after_no_language_is_told() -> None:
    found = loaded(dam("title: 댐\n", {"text/Korean.yaml": "title: 댐\n"}))
    assert [(one.key, one.span.file) for one in found.findings] == [("unknown-file", "text/Korean.yaml")]


def test_the_class_version_can_be_played_in_korean() -> None:
    found = load_path("korea_2023_class", language="ko")
    assert found.scenario is not None and found.scenario.header.title == "354마일: 수업용"
    assert [one for one in found.findings if one.severity == "error"] == []
    assert found.scenario.actors["rok"].title == "대한민국"
    assert found.scenario.meters["tension"].doc == "How near the region feels to open conflict."


@pytest.mark.parametrize(
    ("good", "slip"),
    [
        ("of: actor, start: 5,", "of: actor, start: 5"),
        ("  gates_shut:\n", "  gates_shut\n"),
        ("events:\n", "events: [\n"),
    ],
)
def test_a_slip_in_the_scenario_does_not_make_its_translations_orphans(good: str, slip: str) -> None:
    files = {"scenario.yaml": DAM["scenario.yaml"].replace(good, slip, 1)}
    assert files["scenario.yaml"] != DAM["scenario.yaml"]
    found = keys(loaded(dam(SHEET, files)))
    assert found and "orphan-translation" not in found


def test_a_slip_in_the_file_of_a_section_does_not_either() -> None:
    main, _, events = DAM["scenario.yaml"].partition("\nevents:\n")
    section, _, rest = events.partition("\ndilemmas:\n")
    lines = "\n".join(line.removeprefix("  ") for line in section.split("\n"))
    files = {
        "scenario.yaml": f"{main}\ndilemmas:\n{rest}",
        "events.yaml": lines.replace("title: The wells", "title; The wells"),
    }
    found = keys(loaded(dam(SHEET, files)))
    assert found and "orphan-translation" not in found
    files["events.yaml"] = lines
    assert keys(loaded(dam("events.gates_shutt.says: 물\n", files))) == ["orphan-translation"]


def test_an_entry_that_nobody_has_filled_in_is_no_orphan() -> None:
    assert keys(loaded(dam("events.gone.title:\nevents.gone.says: ''\n"))) == []
    assert keys(loaded(dam("events.gone.title: 물\n"))) == ["orphan-translation"]
