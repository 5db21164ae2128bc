"""A small scenario to translate, and short ways to its texts and translations."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.findings import Findings
from game.resources import lint_cases_dir
from game.scenario.build import FILE_SECTIONS, Loaded, load_sources
from game.scenario.folder import read_folder
from game.scenario.merge import Gathered, gather
from game.scenario.overlay.apply import Overlay, overlay
from game.scenario.overlay.texts import originals
from game.scenario.reader import read
from game.scenario.sources import Found, Sources

_DAM = read_folder(lint_cases_dir() / "base", "dam").sources
assert _DAM is not None
DAM = dict(_DAM.files)


def lookup(name: str, extending: Sources) -> Found:
    """Whatever is extended is the dam, translated in part."""
    return Found(Sources("dam", {**DAM, "text/ko.yaml": "title: 댐\nevents.gates_shut.title: 수문이 닫히다\n"}))


def variant(sheet: str = "", scenario: str = "") -> Sources:
    """A scenario that extends the dam, with a sheet of its own."""
    files = {"scenario.yaml": f"extends: dam\n{scenario}"}
    return Sources("", {**files, "text/ko.yaml": sheet} if sheet else files)


def dam(sheet: str, files: Mapping[str, str] | None = None) -> Sources:
    """The dam itself with a sheet, and with other files."""
    return Sources("", {**DAM, "text/ko.yaml": sheet, **(files or {})})


def loaded(sources: Sources, language: str = "") -> Loaded:
    """The scenario in a language."""
    return load_sources(sources, lookup, language=language)


def keys(found: Loaded) -> list[str]:
    """The kinds of what is said of it."""
    return [finding.key for finding in found.findings]


def gathered(sources: Sources) -> Gathered:
    """The sections before they are decoded."""
    return gather(sources, FILE_SECTIONS, lookup)


def overlay_of(sources: Sources) -> Overlay:
    """All that is known of its Korean."""
    whole = gathered(sources)
    assert whole.root is not None
    findings = Findings()
    found = overlay(originals(whole.root, whole.document), whole, "ko", read, findings)
    assert not findings.has_errors
    return found
