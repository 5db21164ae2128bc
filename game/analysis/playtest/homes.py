"""Which file of a scenario that extends another is its author's own: findings begin there, or say what is inherited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from game.analysis.playtest.judged import Judged
from game.analysis.playtest.study import Study
from game.core.findings import Place
from game.core.source import Span


def is_own(study: Study, span: Span) -> bool:
    """Does a place lie in a file of the scenario itself, not of one that it extends?"""
    main = study.scenario.header.span.file
    folder = main.rpartition("/")[0]
    inside = span.file.removeprefix(folder).lstrip("/")
    known = inside in study.scenario.files and not inside.startswith("extends/")
    return span.file == main or (known and PurePosixPath(span.file).is_relative_to(folder))


def _base(study: Study, span: Span) -> str:
    """The name of the scenario in whose folder a place lies."""
    inherited = [name.split("/", 2)[2] for name in study.scenario.files if name.startswith("extends/")]
    inside = max((name for name in inherited if span.file.endswith(f"/{name}")), key=len, default="")
    return PurePosixPath(span.file.removesuffix(inside)).name or study.scenario.header.extends


def _changed(study: Study, part: str) -> Place | None:
    """The line of the scenario's own that changes an inherited entry, its condition before all else."""
    kind, _, id = part.partition(".")
    entry = getattr(study.scenario, f"{kind}s", {}).get(id)
    lines = {name: span for name, span in entry.spans.items() if is_own(study, span)} if entry is not None else {}
    return Place(lines.get("when") or min(lines.values())) if lines else None


def at_home(study: Study, one: Judged) -> Judged:
    """The finding with a line of the scenario's own first if it has any; else it says where its place comes from."""
    places = one.finding.places
    if not study.scenario.header.extends or is_own(study, places[0].span):
        return one
    origin = f"inherited from {_base(study, places[0].span)}"
    own = next((place for place in places if is_own(study, place.span)), None) or _changed(study, one.part)
    if own is None:
        return replace(one, finding=replace(one.finding, message=f"{one.finding.message} ({origin})"))
    others = [Place(place.span, place.label or origin) for place in places if place is not own]
    return replace(one, finding=replace(one.finding, places=(own, *others)))
