"""The file to fill in: complete, in the author's order, stable, and never at the cost of what is translated."""

from __future__ import annotations

import re

from game.scenario.overlay.coverage import coverage
from game.scenario.overlay.extract import extract
from tests.scenario.overlay.samples import DAM, dam, keys, loaded, overlay_of, variant

LONG = "밤에 수문이 닫혔다. " * 20


def extracted(sheet: str) -> str:
    return extract(overlay_of(dam(sheet)), "ko", "sevra_dam")


def test_a_section_that_stands_in_two_places_is_extracted_in_one() -> None:
    scenario = DAM["scenario.yaml"]
    split = dam("title: 댐\n", {"scenario.yaml": f"{scenario}\ncredits: Written for a test.\n"})
    text = extract(overlay_of(split), "ko", "sevra_dam")
    heads = re.findall("(?m)^## (.*)$", text)
    assert heads[0] == "head" and len(heads) == len(set(heads)) > 2
    assert text.index("\ncredits:") < text.index(f"## {heads[1]}")


def fill(text: str) -> str:
    """A word behind every colon that is empty."""
    return re.sub(r"(?m)^(  [^#\s].*|[a-z_]+):$", r"\1: 말", text)


def test_every_text_is_there_in_order_and_none_twice() -> None:
    text = extracted("title: 댐\n")
    found = overlay_of(dam(text))
    assert list(found.sheets[0].entries) == list(found.texts)
    assert text.index("## head") < text.index("events.gates_shut:") < text.index("endings.war:")
    heads = re.findall("(?m)^## (.*)$", text)
    assert len(heads) == len(set(heads))
    assert all(len(line) <= 120 for line in text.splitlines())


def test_the_file_is_read_without_a_finding_and_comes_out_the_same() -> None:
    first = extracted("title: 댐\n")
    assert keys(loaded(dam(first), "ko")) == []
    assert extracted(first) == first


def test_what_is_translated_is_kept_whatever_its_shape() -> None:
    sheet = (
        f'title: "댐: 첫째 #1"\nopening: "{LONG.strip()}"\nclosing: |-\n  첫째\n\n  둘째\nsummary: "두  칸 {{2 m}}"\n'
    )
    again = extracted(extracted(sheet))
    found = loaded(dam(again), "ko").scenario
    assert found is not None
    assert found.header.title == "댐: 첫째 #1" and found.header.opening == LONG.strip()
    assert found.header.closing == "첫째\n\n둘째" and found.header.summary == "두  칸 {2 m}"


def test_a_changed_text_is_marked_until_the_mark_is_deleted() -> None:
    text = extracted("# [abcdef] The old title\ntitle: 댐\n")
    assert re.search(r"# CHANGED: .*\n# \[[0-9a-f]{6}\] The dam on the Sevra\ntitle: 댐\n", text)
    assert keys(loaded(dam(text))) == ["stale-translation"]
    assert extracted(text) == text
    corrected = re.sub(r"# CHANGED.*\n", "", text)
    assert keys(loaded(dam(corrected))) == []


def test_words_without_a_text_stand_at_the_end() -> None:
    text = extracted("title: 댐\nevents.gone.title: 사라진 일\n")
    assert text.endswith("events.gone.title: 사라진 일\n")
    assert extracted(text) == text


def test_what_an_extended_scenario_translates_is_left_to_it() -> None:
    text = extract(overlay_of(variant("summary: 요약\n")), "ko", "variant")
    assert "\ntitle:" not in text and "summary: 요약" in text and "events.wells_dry:" in text


def test_coverage_counts_words() -> None:
    rows = {row.section: row for row in coverage(overlay_of(dam("title: 댐\n")))}
    head = rows["head"]
    assert (head.texts, head.done, head.stale) == (4, 5, 0)
    assert head.left == head.words - 5 and 0 < head.percent < 100
    assert rows["events"].done == 0
    assert all(row.percent == 100 and not row.left for row in coverage(overlay_of(dam(fill(extracted("# \n"))))))
    assert rows["head"].plus(rows["events"]).texts == head.texts + rows["events"].texts
