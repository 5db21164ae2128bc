"""`whitecell review` as scripts and facilitators meet it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from game.analysis.review.weighing import Weighing
from game.cli.main import main
from game.version import __version__

SCENARIO = Path(__file__).resolve().parents[1] / "scenarios" / "two_sides"


@pytest.fixture
def saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A game of three turns."""
    path = tmp_path / "game.wcg"
    assert main(["simulate", str(SCENARIO), "--seed", "3", "--turns", "3", "--save", str(path)]) == 0
    capsys.readouterr()
    return path


def test_the_json_keeps_its_keys_and_is_the_same_for_any_number_of_workers(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sha256(saved.read_bytes()).hexdigest()
    texts = []
    for jobs in ("1", "2", "7"):
        out = tmp_path / f"{jobs}.json"
        assert main(["review", str(saved), "--rollouts", "8", "--jobs", jobs, "--json", str(out)]) == 0
        texts.append(out.read_bytes())
    assert texts[0] == texts[1] == texts[2]
    assert sha256(saved.read_bytes()).hexdigest() == before and {path.suffix for path in tmp_path.iterdir()} == {
        ".wcg",
        ".json",
    }
    data = json.loads(texts[0])
    decision = data["decisions"][0]
    assert {"turn", "seat", "kind", "chosen", "alternatives", "luck", "judgement"} <= set(decision)
    for alternative in decision["alternatives"]:
        assert {"order", "known", "truth"} <= set(alternative)
        for side in (alternative["known"], alternative["truth"] or alternative["known"]):
            assert sum(side["endings"].values()) == pytest.approx(1, abs=1e-3)
            assert side["interval"][0] <= side["score"] <= side["interval"][1]
    assert decision["truth"] and decision["alternatives"][decision["best"]]["truth"]
    assert all(0 <= index < len(data["decisions"]) for index in data["moments"])
    assert {"turn", "seat", "score"} <= set(data["curve"][0])
    out = capsys.readouterr().out
    assert out.index("What all of this rests on") < out.index("The moments that mattered most")


def test_another_seed_gives_other_figures_and_json_goes_to_standard_output_alone(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = []
    for seed in ("0", "1"):
        assert main(["review", str(saved), "--rollouts", "4", "--seed", seed, "--jobs", "1", "--json", "-"]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        found.append(json.loads(told.out))
    assert found[0]["curve"] != found[1]["curve"]
    assert [one["chosen"] for one in found[0]["decisions"]] == [one["chosen"] for one in found[1]["decisions"]]


def test_an_interrupt_keeps_what_is_done(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Weighing.steps

    def stopped(self: Weighing, executor: object = None) -> Iterator[None]:
        for number, _ in enumerate(whole(self)):
            yield
            if number == 3:
                raise KeyboardInterrupt

    monkeypatch.setattr(Weighing, "steps", stopped)
    page, data = tmp_path / "page.html", tmp_path / "data.json"
    words = ["review", str(saved), "--rollouts", "8", "--jobs", "1", "--html", str(page), "--json", str(data)]
    assert main(words) == 130
    told = capsys.readouterr()
    assert told.err.startswith("whitecell: interrupted with ")
    assert json.loads(data.read_text())["finished"] is False
    text = page.read_text(encoding="utf-8")
    assert "Nothing is weighed far enough yet." in told.out and "Nothing is weighed far enough yet." in text
    assert json.loads(data.read_text())["moments"] == []
    assert "the figures are still rough" in text and 'http-equiv="refresh"' not in text


@pytest.mark.parametrize("content", [b"", b"\x00" * 400, b'{"hash":"' + b"0" * 500])
def test_what_is_no_saved_game_is_refused_in_one_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "game.wcg"
    path.write_bytes(content)
    assert main(["review", str(path)]) == 4
    assert capsys.readouterr().err.startswith("whitecell: ")


def test_a_damaged_end_is_told_and_the_rest_reviewed(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved.write_bytes(saved.read_bytes()[:-100])
    assert main(["review", str(saved), "--rollouts", "4", "--jobs", "1", "--json", "-"]) == 0
    told = capsys.readouterr()
    assert "damaged" in told.err and json.loads(told.out)["decisions"] and json.loads(told.out)["game"]["damaged"]
    assert main(["review", str(saved), "--rollouts", "4", "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "The saved game is damaged after turn" in out and "not over" not in out


def test_a_folder_that_is_not_there_is_told_before_any_work(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(saved), "--json", str(saved.parent / "no" / "data.json")]) == 3
    assert "there is no such folder" in capsys.readouterr().err


def test_the_seats_of_people_are_named_and_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save = Path(__file__).resolve().parents[1] / "session" / "fixtures" / f"{__version__}.wcg"
    page = tmp_path / "page.html"
    assert main(["review", str(save), "--rollouts", "8", "--jobs", "1", "--html", str(page)]) == 0
    out = capsys.readouterr().out
    assert "Who played: people ALBA; computers the rest (doctrine)." in out and "The game is not over" in out
    assert out.index("Decisions of people") < out.index("Of computer seats")
    assert "(played by a person), orders" in page.read_text(encoding="utf-8")
