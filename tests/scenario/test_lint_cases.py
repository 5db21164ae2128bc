"""Each kind of finding has a bad and a good example, and the catalogue says of it what its findings say."""

import pytest

from game.scenario.build import load_path
from game.scenario.kinds import FAMILIES, KINDS
from game.scenario.kinds.cases import case_of
from tests.scenario.lint_cases import BASE, CASES, MADE, keys, load_case, message, own


def test_the_scenario_that_all_cases_extend_is_sound() -> None:
    assert load_path(CASES / BASE).findings == ()


@pytest.mark.parametrize("key", keys())
def test_the_bad_example_gives_the_expected_message(key: str) -> None:
    case = case_of(key)
    assert case is not None
    assert case.message, f"{key} never came; if it should, run python -m tests.regenerate"
    assert message(key) == case.message


@pytest.mark.parametrize("key", keys())
def test_the_good_example_is_accepted_without_it(key: str) -> None:
    loaded = load_case(key, "good")
    assert loaded.scenario is not None, [finding.message for finding in loaded.findings]
    assert own(key, loaded) == []


@pytest.mark.parametrize("key", keys())
def test_findings_are_as_grave_and_as_sure_as_the_catalogue_says(key: str) -> None:
    kind = KINDS[key]
    for finding in own(key, load_case(key, "bad")):
        assert (finding.severity, finding.confidence) == (kind.severity, kind.confidence)


def test_examples_can_be_shown() -> None:
    for key in keys():
        case = case_of(key)
        assert case is not None
        for side in (case.bad, case.good):
            assert side.files and all(side.files.values()), key
            assert side.made == (key in MADE), key


def test_entries_are_written_in_sentences() -> None:
    for kind in KINDS.values():
        assert not kind.title.endswith("."), kind.key
        assert kind.why.endswith(".") and kind.cure.endswith("."), kind.key
        assert len(kind.title) <= 80, kind.key
    assert {kind.family for kind in KINDS.values()} <= set(FAMILIES)
