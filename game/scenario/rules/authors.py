"""The rule that words which others read do not name an author who is to stay hidden."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.findings import Findings
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
        for what, place in _names(deed):
            message = f"the {what} names the author with {_NAMED}, who is to stay hidden"
            findings.error("names-hidden-author", message, place, hint=f"leave {_NAMED} out")


def _names(deed: AnyDeed) -> Iterator[tuple[str, Span]]:
    always = getattr(deed, "author", "known") == "hidden"
    told: list[Outcome] = [one for one in deed.outcomes.values() if always or one.author == "hidden"]
    if not always and not told:
        return
    for part in (deed, *told):
        if _NAMED in part.title:
            yield "title", part.place("title")
        if any(_NAMED in text for text in (part.says.others, *dict(part.says.by).values())):
            yield "text", part.place("says")
