"""What a user has chosen for the window: a small JSON file that is never half written and never stops the program.

Imports no other layer. Keys of a newer version are kept; a wrong value falls back to its default, with a notice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from game.session.errors import reason, shown, writing
from game.session.jsontext import check_depth
from game.session.limits import MAX_SETTINGS
from game.session.storage import REAL, Storage, aside, write_whole

THEMES = ("dark", "light", "contrast")


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices.

    theme:          one of THEMES.
    scale:          size of everything, percent, 80 to 200.
    font_size:      size of text on top of it, percent, 80 to 200.
    sound:          whether sounds are played.
    volume:         their loudness, percent, 0 to 100.
    reduced_motion: no animation.
    timers:         whether the clocks of an exercise run.
    others:         what a newer version has stored; written back as it was.
    """

    theme: str = "dark"
    scale: int = 100
    font_size: int = 100
    sound: bool = True
    volume: int = 70
    reduced_motion: bool = False
    timers: bool = True
    others: Mapping[str, Any] = field(default_factory=dict)


def load_settings(path: Path, *, storage: Storage = REAL) -> tuple[Settings, str | None]:
    """The settings in ``path``, and one sentence if not all of them could be used. Never raises.

    A missing file means the defaults. A damaged file is put aside as ``NAME.damaged`` where that is possible.
    """
    try:
        with storage.open_read(path) as stream:
            text = stream.read(MAX_SETTINGS + 1)
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), f"The settings {shown(path)} cannot be read because {reason(error)}; the usual ones hold."
    stored = _parse(text)
    if stored is None:
        with suppress(OSError):
            storage.rename(path, aside(storage, path))
        return Settings(), f"The settings {shown(path)} are damaged; the usual ones hold until you change them."
    return _accept(stored, path)


def save_settings(path: Path, settings: Settings, *, storage: Storage = REAL) -> None:
    """Writes the settings, entirely or not at all. The folder must exist. Raises SaveWriteFailed."""
    own = {name: getattr(settings, name) for name in _RULES}
    text = json.dumps({**settings.others, **own}, indent=2, sort_keys=True) + "\n"
    with writing(path):
        write_whole(storage, path, [text.encode()])


def _percent(lowest: int, highest: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and lowest <= value <= highest


def _switch(value: Any) -> bool:
    return isinstance(value, bool)


_RULES: dict[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in THEMES,
    "scale": _percent(80, 200),
    "font_size": _percent(80, 200),
    "sound": _switch,
    "volume": _percent(0, 100),
    "reduced_motion": _switch,
    "timers": _switch,
}
assert set(_RULES) == {entry.name for entry in fields(Settings)} - {"others"}


def _parse(text: bytes) -> dict[str, Any] | None:
    """The object that ``text`` holds, or None if it holds none."""
    if len(text) > MAX_SETTINGS:
        return None
    try:
        value = json.loads(text.decode("utf-8-sig"))
        check_depth(value)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _accept(stored: Mapping[str, Any], path: Path) -> tuple[Settings, str | None]:
    known = {name: value for name, value in stored.items() if name in _RULES}
    good = {name: value for name, value in known.items() if _RULES[name](value)}
    others = {name: value for name, value in stored.items() if name not in _RULES}
    wrong = sorted(known.keys() - good.keys())
    notice = None
    if wrong:
        notice = f"The settings {shown(path)} have a wrong value for {', '.join(wrong)}; the usual one holds instead."
    return Settings(**good, others=others), notice
