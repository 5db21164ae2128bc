"""The log as JSON values and back, so that a saved game tells its story without being played again."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from game.core.log import Cause, Change, Draw, Entry
from game.core.model.board import Track

_PLAIN = tuple(field.name for field in fields(Entry) if field.name not in ("changes", "track"))
_TRACK = ("start", "to", "bearing", "range_km", "apogee_km", "minutes", "label", "fails")
_DEFAULTS = Entry("", 0, "", 0, 0)


def dump_entry(entry: Entry) -> dict[str, Any]:
    """One entry; fields that have their usual value are left out."""
    data: dict[str, Any] = {
        name: getattr(entry, name) for name in _PLAIN if getattr(entry, name) != getattr(_DEFAULTS, name)
    }
    if entry.changes:
        data["changes"] = [_dump_change(change) for change in entry.changes]
    if entry.track is not None:
        data["track"] = {name: getattr(entry.track, name) for name in _TRACK}
    return data


def _dump_change(change: Change) -> list[Any]:
    causes = [[cause.source, cause.amount, cause.seen, cause.note] for cause in change.causes]
    return [change.slot, change.before, change.after, causes]


def load_entry(data: dict[str, Any]) -> Entry:
    """An entry again; ValueError if the data is not one."""
    try:
        values = {name: data.get(name, getattr(_DEFAULTS, name)) for name in _PLAIN}
        for name, usual in ((name, getattr(_DEFAULTS, name)) for name in _PLAIN):
            if type(values[name]) is not type(usual):
                raise ValueError(f"a log entry's {name} is not of its kind")
        changes = tuple(
            Change(slot, before, after, tuple(Cause(*cause) for cause in causes))
            for slot, before, after, causes in data.get("changes", [])
        )
        track = Track(**data["track"]) if "track" in data else None
        return Entry(**values, changes=changes, track=track)
    except (TypeError, AttributeError) as error:
        raise ValueError("not a log entry") from error


def dump_draw(draw: Draw) -> list[Any]:
    """One draw."""
    return [draw.key, draw.source, list(draw.names), list(draw.weights), draw.result, draw.ruled]


def load_draw(data: list[Any]) -> Draw:
    """A draw again; ValueError if the data is not one."""
    try:
        key, source, names, weights, result, ruled = data
        return Draw(key, source, tuple(names), tuple(weights), result, ruled)
    except TypeError as error:
        raise ValueError("not a draw") from error
