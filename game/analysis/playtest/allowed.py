"""Findings that the author lets stand: `# check: allow dominated-action because it is there to tempt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.analysis.playtest.homes import is_own
from game.analysis.playtest.judged import Judged
from game.analysis.playtest.study import Study
from game.core.source import Span
from game.scenario.allowed import allowed_lines
from game.scenario.page import Page
from game.scenario.reader import read


def not_allowed(study: Study, found: Iterable[Judged]) -> Iterator[Judged]:
    """The findings without those whose kind a comment allows at their line."""
    known: dict[str, frozenset[tuple[int, str]]] = {}
    for one in found:
        span = one.finding.span
        if span.file not in known:
            known[span.file] = allowed_lines(Page(span.file, _text(study, span)), read)
        if (span.line, one.finding.key) not in known[span.file]:
            yield one


def _text(study: Study, span: Span) -> str:
    """The text of the file in which a place lies; those of extended scenarios are kept under a path of their own."""
    files = study.scenario.files
    if is_own(study, span):
        names = [name for name in files if not name.startswith("extends/")]
        if len(names) == 1:
            return files[names[0]]
    else:
        names = [name for name in files if name.startswith("extends/")]
    inside = {name: name.split("/", 2)[2] if name.startswith("extends/") else name for name in names}
    fits = [name for name, path in inside.items() if f"/{span.file}".endswith(f"/{path}")]
    return files[max(fits, key=lambda name: len(inside[name]))] if fits else ""
