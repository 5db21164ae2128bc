"""Any one edit of a valid scenario is accepted, or refused in a way that leads to it (promise C2)."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.findings import Finding
from game.scenario.build import load
from game.scenario.sources import Sources

FOLDER = Path(__file__).parents[1] / "scenarios" / "two_sides"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
TRIES = 75

KEY = re.compile(r"(?:^[ ]*(?:- )?|[{,] ?)([a-z_]{3,}):(?= |$)", re.MULTILINE)
NAMES = re.compile(
    r"\b(arva|besk|coast|tension|capital|support|readiness|trust|lives_lost|strait_closed|talks_open|convoy_ready|"
    r"wreck_position|patrol|gesture|talk|show|clash|mid_strait|arva_port|besk_sub|patrol_strait|search_fails|freeze)\b"
)


def misspelt(word: str, dice: random.Random) -> str:
    """The word with two letters swapped, one dropped or one doubled."""
    at = dice.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return dice.choice(
        [
            other
            for other in (swapped, word[:at] + word[at + 1 :], word[:at] + word[at:at] + word[at] + word[at:])
            if other != word
        ]
    )


def spots(pattern: re.Pattern[str]) -> list[tuple[str, int, int]]:
    """Every match's group in the files, but for comments and prose."""
    found = []
    for file, text in TEXTS.items():
        for match in pattern.finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if "#" not in line and not re.search(
                r"(title|says|blurb|summary|briefing|label|why|opening|office)[:_]", line
            ):
                found.append((file, *match.span(1)))
    return found


def line_at(file: str, at: int) -> int:
    return TEXTS[file].count("\n", 0, at) + 1


def findings_of(file: str, text: str) -> tuple[Finding, ...]:
    scenario, findings = load(Sources("", TEXTS | {file: text}))
    assert (scenario is None) == any(finding.severity == "error" for finding in findings)
    return findings


def leads_to(findings: tuple[Finding, ...], file: str, line: int) -> bool:
    places = (place.span for finding in findings for place in finding.places)
    return any(span.file == file and span.line <= line <= span.end_line for span in places)


def show(findings: tuple[Finding, ...]) -> str:
    return "; ".join(f"{finding.span}: {finding.message} ({finding.hint})" for finding in findings)


def word_edits(pattern: re.Pattern[str], seed: int) -> Iterator[tuple[str, int, str, str, str]]:
    dice = random.Random(seed)
    for file, start, end in dice.sample(spots(pattern), TRIES):
        text = TEXTS[file]
        wrong = misspelt(text[start:end], dice)
        yield file, line_at(file, start), text[start:end], wrong, text[:start] + wrong + text[end:]


def test_a_misspelt_key_is_told_with_the_right_word() -> None:
    for file, line, right, wrong, text in word_edits(KEY, 4):
        findings = findings_of(file, text)
        if findings:
            assert leads_to(findings, file, line), f"{file}:{line} {wrong}: {show(findings)}"
            assert any(right in f"{f.message} {f.hint}" for f in findings), f"{file}:{line} {wrong}: {show(findings)}"


def test_a_misspelt_name_is_told_with_the_right_word() -> None:
    for file, line, right, wrong, text in word_edits(NAMES, 14):
        findings = findings_of(file, text)
        if findings:
            assert leads_to(findings, file, line), f"{file}:{line} {wrong}: {show(findings)}"
            assert any(right in f"{f.message} {f.hint}" for f in findings), f"{file}:{line} {wrong}: {show(findings)}"


@pytest.mark.parametrize("seed", range(3))
def test_a_deleted_line_is_missed_by_its_entry_or_by_name(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(TRIES // 3):
        file = dice.choice(list(TEXTS))
        lines = TEXTS[file].splitlines(keepends=True)
        at = dice.choice([n for n, line in enumerate(lines) if KEY.match(line)])
        width = len(lines[at]) - len(lines[at].lstrip())
        end = next(
            (n for n in range(at + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) <= width), len(lines)
        )
        findings = findings_of(file, "".join(lines[:at] + lines[end:]))
        word = lines[at].split(":")[0].strip(" -")
        above = next((n for n in range(at, -1, -1) if len(lines[n]) - len(lines[n].lstrip()) < width), 0) + 1
        for finding in findings:
            told = word in f"{finding.message} {finding.hint}" or finding.severity != "error"
            inside = [
                one
                for one in "".join(lines[at:end]).replace(":", " ").split()
                if one in finding.message.replace("'", " ")
            ]
            assert told or inside or leads_to((finding,), file, above), f"{file}:{at + 1} {word}: {show((finding,))}"


def test_a_doubled_line_is_told_at_both_places() -> None:
    dice = random.Random(4)
    doubled = [spot for spot in spots(KEY) if TEXTS[spot[0]][spot[2] + 1 : spot[2] + 2] == " "]
    for file, start, _ in dice.sample(doubled, TRIES):
        line = line_at(file, start)
        lines = TEXTS[file].splitlines(keepends=True)
        if lines[line - 1].lstrip().startswith("- "):
            continue
        findings = findings_of(file, "".join(lines[:line] + lines[line - 1 :]))
        assert leads_to(findings, file, line), f"{file}:{line}: {show(findings)}"
        assert leads_to(findings, file, line + 1), f"{file}:{line}: {show(findings)}"
