"""Words of a deed and of its outcome, as one reader gets them: the first is told whatever comes of it."""

from __future__ import annotations

from game.core.model.scenario import Scenario
from game.core.model.texts import Voices


def joined(first: Voices, second: Voices, actors: tuple[str, ...], scenario: Scenario) -> Voices:
    """Both texts one after the other, for each reader its own version; one of them alone where the other is empty."""
    if not first or not second:
        return first or second
    others = _both(first.others, second.others)
    own = {actor: _both(_to(first, actor, scenario), _to(second, actor, scenario)) for actor in actors}
    return Voices(others, tuple((actor, text) for actor, text in own.items() if text != others))


def _to(words: Voices, actor: str, scenario: Scenario) -> str:
    return next((text for reader, text in words.by if actor in scenario.members((reader,))), words.others)


def _both(first: str, second: str) -> str:
    return " ".join(text for text in (first.strip(), second.strip()) if text)
