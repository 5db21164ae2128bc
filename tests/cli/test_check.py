"""`whitecell check`: help about a key, known findings, and the forms for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli.main import main
from game.resources import lint_cases_dir
from game.scenario.kinds import KINDS
from game.scenario.reference.findings import finding_topic
from game.scenario.reference.plain import topic_text

CASES = lint_cases_dir()
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A variant of the sound scenario with one warning."""
    path = tmp_path / "dam"
    (path / "base").mkdir(parents=True)
    (path / "base" / "scenario.yaml").write_text((CASES / "base" / "scenario.yaml").read_text("utf-8"), "utf-8")
    (path / "scenario.yaml").write_text((CASES / "never-triggered" / "bad.yaml").read_text("utf-8"), "utf-8")
    return path


def test_a_key_is_explained_with_both_examples(run: Run) -> None:
    code, out, err = run("check", "--explain", "never-triggered")
    assert (code, err) == (0, "")
    assert "Nothing can make this event happen. A warning" in " ".join(out.split())
    for word in ("Cure. ", "Wrong\n\n    extends: base", "says:\n\n    bad.yaml:4:3: warning", "Right\n"):
        assert word in out
    assert out.endswith("\n    # check: allow never-triggered because (your reason)\n")
    assert run("reference", "never-triggered") == (0, out, "")


def test_a_key_may_be_copied_with_its_brackets(run: Run) -> None:
    assert "A meter is named that does not exist" in run("check", "--explain", "[unknown-meter]")[1]


def test_errors_are_not_offered_to_be_allowed(run: Run) -> None:
    assert "check: allow" not in run("check", "--explain", "unknown-meter")[1]


def test_an_unknown_key_and_a_missing_path_are_refused_with_a_cure(run: Run) -> None:
    code, out, err = run("check", "--explain", "nevr-triggered")
    assert (code, out) == (2, "")
    assert err == "whitecell: no message has the key 'nevr-triggered' (did you mean 'never-triggered'?)\n"
    assert run("check") == (2, "", "whitecell: name a scenario to check: a bundled id, a folder or a file\n")


def test_every_kind_can_be_explained_on_a_screen() -> None:
    for kind in KINDS.values():
        text = topic_text(finding_topic(kind), 100)
        assert " ".join(kind.title.split()) in " ".join(text.split()) and "\nWrong\n" in text and "\nRight\n" in text
        assert text.count("\n") < 80 and len(text.encode()) < 12_000
        assert all(character.isprintable() or character in "\t\n" for character in text)


def test_what_a_playtest_finds_is_explained_too(run: Run) -> None:
    code, out, err = run("check", "--explain", "dominated-action")
    assert (code, err) == (0, "") and "A playtest tells it" in " ".join(out.split())
    assert "# check: allow dominated-action because" in out


def test_notes_that_are_not_shown_are_counted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "base"
    path.mkdir()
    text = (CASES / "base" / "scenario.yaml").read_text("utf-8").replace("deadline: 2 turns", "deadline: 10 days")
    (path / "scenario.yaml").write_text(text, "utf-8")
    assert run("check", str(path))[1].endswith("\n1 note (--notes shows it)\n")
    shown = run("check", str(path), "--notes")[1]
    assert "[uneven-span]" in shown and "--notes" not in shown
    assert "--notes" not in run("check", str(path), "--json")[1]


def test_known_findings_are_left_out_and_mended_ones_told(run: Run, scenario: Path, tmp_path: Path) -> None:
    known = str(tmp_path / "known.json")
    code, out, _ = run("check", str(scenario), "--save-baseline", known)
    assert code == 0 and "[never-triggered]" in out and out.endswith(f"1 known finding saved: {known}\n")
    main_file = scenario / "scenario.yaml"
    text = main_file.read_text("utf-8")

    main_file.write_text(f"# a line more\n{text}", "utf-8")
    code, out, _ = run("check", str(scenario), "--baseline", known)
    assert code == 0 and "[never-triggered]" not in out and "1 known finding left out\n" in out

    main_file.write_text(text.replace("strike:", "strike:\n    at: turn 99"), "utf-8")
    code, out, _ = run("check", str(scenario), "--baseline", known)
    assert "[after-the-end]" in out and "0 known findings left out; 1 known finding no longer there" in out

    main_file.write_text(text.replace("tension: +3", "tenson: +3"), "utf-8")
    code, out, _ = run("check", str(scenario), "--baseline", known)
    assert code == 2 and "[unknown-meter]" in out


def test_a_baseline_that_is_none_is_refused(run: Run, scenario: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    code, out, err = run("check", str(scenario), "--baseline", str(other))
    assert (code, out) == (3, "") and "other.json: No such file" in err
    other.write_bytes(b"\xff\xfe")
    code, out, err = run("check", str(scenario), "--baseline", str(other))
    assert (code, out) == (3, "") and err.endswith("this is no file of known findings: it is not JSON\n")


def test_other_programs_get_every_finding_and_only_new_ones(run: Run, scenario: Path, tmp_path: Path) -> None:
    event = "  p{0}: {{at: turn 2, title: P, says: P, effects: [{{change: {{tenson: +1}}}}]}}\n"
    many = "".join(event.format(number) for number in range(24))
    (scenario / "scenario.yaml").write_text(f"extends: base\nevents:\n{many}", "utf-8")
    code, out, _ = run("check", str(scenario), "--json")
    assert code == 2 and len(json.loads(out)) == 24
    code, out, _ = run("check", str(scenario), "--github")
    assert code == 2 and out.count("::error file=") == 24
    assert "... and 4 more" in run("check", str(scenario))[1]

    known = str(tmp_path / "known.json")
    (scenario / "scenario.yaml").write_text((CASES / "never-triggered" / "bad.yaml").read_text("utf-8"), "utf-8")
    run("check", str(scenario), "--save-baseline", known)
    assert json.loads(run("check", str(scenario), "--json", "--baseline", known)[1]) == []
    assert run("check", str(scenario), "--github", "--baseline", known)[1] == ""
