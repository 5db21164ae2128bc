"""`whitecell schema`: to the terminal, to a file, and as a folder of files that lead to one another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from game.cli.main import main


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    Draft7Validator.check_schema(json.loads(capsys.readouterr().out))


def test_the_schema_is_written_to_a_file(tmp_path: Path) -> None:
    assert main(["schema", "--out", str(tmp_path / "x.json")]) == 0
    assert "definitions" in json.loads((tmp_path / "x.json").read_text("utf-8"))


@pytest.mark.parametrize("end", ["new/.schema/", "."])
def test_a_folder_gets_a_schema_for_each_kind_of_file(tmp_path: Path, end: str) -> None:
    assert main(["schema", "--out", f"{tmp_path}/{end}"]) == 0
    whole = json.loads((tmp_path / end / "scenario.json").read_text("utf-8"))
    for path in (tmp_path / end).glob("*.json"):
        lead = json.loads(path.read_text("utf-8")).get("$ref", "scenario.json#/definitions/events")
        file, _, name = lead.partition("#/definitions/")
        assert file == "scenario.json" and name in whole["definitions"]
    assert (tmp_path / end / "variant_events.json").exists()


def test_a_missing_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--out", str(tmp_path / "no" / "x.json")]) == 3
    assert "no such folder" in capsys.readouterr().err


def test_the_ids_of_a_scenario_are_offered_and_others_allowed(tmp_path: Path) -> None:
    assert main(["schema", "korea_2023", "--out", str(tmp_path / "x.json")]) == 0
    schema = json.loads((tmp_path / "x.json").read_text("utf-8"))
    actions = Draft7Validator({"$ref": "#/definitions/actions", "definitions": schema["definitions"]})
    action = {"title": "A", "blurb": "B", "instrument": "military", "who": ["somebody_new", "self"]}
    assert actions.is_valid({"go": {**action, "effects": [{"change": {"tension": 4, "new_meter": 1}}]}})
    assert not actions.is_valid({"go": {**action, "who": ["No Such Name"]}})
    who = schema["definitions"]["Action"]["properties"]["who"]["items"]
    assert {"rok", "usa", "all"} <= set(who["anyOf"][0]["enum"])


def test_a_scenario_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "korea_2032"]) == 2
    assert "korea_2023" in capsys.readouterr().err
