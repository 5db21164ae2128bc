"""Whether the program has the pictures that a scenario names. What there is, is given; nothing is looked up here."""

from __future__ import annotations

from collections.abc import Callable, Collection

from game.core.findings import Findings, did_you_mean
from game.core.model.scenario import Scenario
from game.core.source import Span

Pictures = Callable[[str], Collection[str]]
"""The names of the pictures in one of the program's folders (`flags`, `symbols`); empty when it is missing."""


def check_pictures(scenario: Scenario, findings: Findings, pictures: Pictures) -> None:
    """Warn of flags and symbols that would be drawn as a plain sign."""
    flags = sorted(pictures("flags"))
    for actor in scenario.actors.values():
        if actor.flag:
            _named("unknown-flag-picture", "flag", actor.flag, flags, actor.place("flag"), findings)
    # A symbol's file is named by its kind and by how its owner is seen: destroyer_F, destroyer_H.
    symbols = sorted({name.rpartition("_")[0] or name for name in pictures("symbols")})
    for piece in scenario.pieces.values():
        _named("unknown-symbol", "symbol", piece.kind, symbols, piece.place("kind"), findings)


def _named(key: str, noun: str, name: str, known: Collection[str], place: Span, findings: Findings) -> None:
    if known and name not in known:
        hint = did_you_mean(name, known) or f"for example {', '.join(list(known)[:8])}"
        message = f"the program has no {noun} called '{name}'; a plain sign is drawn instead"
        findings.warning(key, message, place, hint=hint)
