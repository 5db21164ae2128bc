"""The rule that words which others read do not name an author who is to stay hidden."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.findings import Findings, Place
from game.core.model.deeds import Outcome
from game.core.model.scenario import Scenario
from game.core.source import Span
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import AnyDeed, deeds

_NAMED = "{self}"


@rule()
def hidden_authors(scenario: Scenario, findings: Findings) -> None:
    """`{self}` becomes the author's name, so it stands in no text about a deed whose author is hidden."""
    for deed in deeds(scenario):
        for what, place, hidden in _names(deed):
            message = f"the {what} names the author with {_NAMED}, who is to stay hidden"
            more = Place(hidden, "hidden here")
            findings.error("names-hidden-author", message, place, more, hint=f"leave {_NAMED} out")


def _names(deed: AnyDeed) -> Iterator[tuple[str, Span, Span]]:
    """What names the author and where, and where it is said that nobody may."""
    always = getattr(deed, "author", "known") == "hidden"
    told: list[Outcome] = [one for one in deed.outcomes.values() if always or one.author == "hidden"]
    if not always and not told:
        return
    for part in (deed, *told):
        if _NAMED in part.title:
            yield "title", part.place("title"), _hides(deed, told)
        if any(_NAMED in text for text in (part.says.others, *dict(part.says.by).values())):
            yield "text", part.place("says"), _hides(deed, told)


def _hides(deed: AnyDeed, told: list[Outcome]) -> Span:
    """Where the author is hidden: in the deed itself, or in the first of its outcomes that says so."""
    return next((part.spans["author"] for part in (deed, *told) if "author" in part.spans), deed.span)
