"""What a saved game says of itself at its beginning. Imports only the session's JSON.

It fills the first two records. The scenario's texts stand in the second one, so that a list of many saves needs to
read only a few hundred bytes of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.session.jsontext import Json

FORMAT = 1
"""The number of the file format. Whatever changes, the first record keeps its shape and its ``format``."""


class HeaderRefused(ValueError):
    """A header lacks a field, or a field is of the wrong type."""


@dataclass(frozen=True, slots=True)
class Header:
    """A game's beginning.

    program:  version of the program that made the game.
    rules:    number of the rules, at least 0.
    seed:     seed of all luck.
    scenario: id of the scenario.
    title:    the scenario's title.
    seats:    the seats played by people, in order.
    agents:   who plays the others (an agent spec).
    created:  when, as text chosen by the caller; may be empty. Part of the hash chain.
    sources:  the scenario's files, path -> text.
    assets:   the files it uses beside its text, path -> SHA-256.
    language: the language into which its texts are translated; "" for the original.
    """

    program: str
    rules: int
    seed: int
    scenario: str
    title: str
    seats: tuple[str, ...]
    agents: str
    created: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    assets: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    def payloads(self) -> tuple[dict[str, Json], dict[str, Json]]:
        """The payloads of the records ``header`` and ``sources``."""
        first: dict[str, Json] = {
            "agents": self.agents,
            "created": self.created,
            "format": FORMAT,
            "program": self.program,
            "rules": self.rules,
            "scenario": self.scenario,
            "seats": list(self.seats),
            "seed": self.seed,
            "title": self.title,
        }
        if self.language:
            first["language"] = self.language
        second: dict[str, Json] = {"assets": dict(self.assets), "sources": dict(self.sources)}
        return first, second


def format_of(first: Json) -> int:
    """The format number of a payload of kind ``header``; raises HeaderRefused."""
    return _integer(_object(first), "format")


def decode(first: Json, second: Json) -> Header:
    """The header that two payloads hold; raises HeaderRefused. Fields it does not know are left alone."""
    head, body = _object(first), _object(second)
    seats = head.get("seats")
    if not isinstance(seats, list):
        raise HeaderRefused("seats")
    return Header(
        program=_text(head, "program"),
        rules=_integer(head, "rules"),
        seed=_integer(head, "seed"),
        scenario=_text(head, "scenario"),
        title=_text(head, "title"),
        seats=tuple(_each_text(seats, "seats")),
        agents=_text(head, "agents"),
        created=_text(head, "created"),
        sources=_texts(body, "sources"),
        assets=_texts(body, "assets"),
        language=_text(head, "language") if "language" in head else "",
    )


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise HeaderRefused("not an object")
    return value


def _integer(source: dict[str, Json], key: str) -> int:
    value = source.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise HeaderRefused(key)
    return value


def _text(source: dict[str, Json], key: str) -> str:
    value = source.get(key)
    if not isinstance(value, str):
        raise HeaderRefused(key)
    return value


def _texts(source: dict[str, Json], key: str) -> dict[str, str]:
    value = source.get(key)
    if not isinstance(value, dict):
        raise HeaderRefused(key)
    return dict(zip(value, _each_text(list(value.values()), key), strict=True))


def _each_text(values: list[Json], key: str) -> list[str]:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values):
        raise HeaderRefused(key)
    return texts
