"""A section that is not there is told once, with how many places miss it. Must import neither yaml nor the model.

Every name of its entries would be told as unknown otherwise, and what is to be done would stand below a hundred lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import replace

from game.core.findings import Finding, Place
from game.core.source import Span

_FEW = 3
"""Fewer unknown names than this are told one by one where the section may well be left out."""
_ROLES = ("no-such-role", "role-not-here")
"""Without actors nobody can be `self` or `target`."""


def folded(
    findings: Iterable[Finding],
    absent: ReadOnly[str, tuple[str, bool]],
    head: Span,
    unread: bool,
    misshapen: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The findings with one for each absent section in place of those that follow from its absence.

    `absent` gives, by the word for one entry (`rung`), the section (`rungs`) and whether it must be there. `head` is
    the place of the scenario as a whole. `unread` when a file could not be read, which may hold the section.
    `misshapen` are the words for entries of sections that are no mapping: that is told where they stand.
    """
    kept: list[Finding] = []
    missed: dict[str, list[Finding]] = {word: [] for word in absent}
    for finding in findings:
        if _missed(finding, misshapen):
            continue
        word = _missed(finding, absent)
        (missed[word] if word else kept).append(finding)
    for word, (section, required) in absent.items():
        if required:
            kept = [_counted(finding, section, missed[word], head) for finding in kept]
        elif len({finding.span for finding in missed[word]}) < _FEW or unread:
            kept += missed[word]
        else:
            kept.append(_absent(section, missed[word], head))
    return tuple(kept)


def _missed(finding: Finding, absent: Collection[str]) -> str:
    """The word for an entry of an absent section that the finding only misses; "" for any other."""
    word = "actor" if finding.key in _ROLES else finding.key.removeprefix("unknown-")
    return word if word in absent and finding.severity == "error" and finding.key != word else ""


def _counted(finding: Finding, section: str, missed: list[Finding], head: Span) -> Finding:
    """The finding about a required section, with the places that miss it; any other as it is."""
    if not missed or finding.span != head or finding.message != missing(section):
        return finding
    told = _absent(section, missed, head)
    return replace(finding, message=told.message, places=told.places, hint=told.hint)


def missing(section: str) -> str:
    """What is said of a section that must be there."""
    return f"the section '{section}' is missing"


def _absent(section: str, missed: list[Finding], head: Span) -> Finding:
    first = min(missed, key=lambda finding: finding.span)
    count = len({finding.span for finding in missed})
    places = f"{count} places name" if count > 1 else "one place names"
    message = f"{missing(section)}, and {places} its entries"
    hint = f"write it in a file {section}.yaml, or under '{section}:' in this one"
    where = Place(first.span, "the first of them" if count > 1 else "named here")
    return Finding("missing-field", "error", message, (Place(head), where), hint)
