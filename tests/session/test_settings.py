"""Settings survive kills, damage and versions, and never stop the program."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.errors import SaveWriteFailed
from game.session.settings import THEMES, Settings, load_settings, save_settings
from tests.session.faulty import FOLDER, Fault, FaultyStorage, Killed

FILE = FOLDER / "settings.json"
OURS = Settings(
    theme="light",
    scale=150,
    font_size=120,
    sound=False,
    volume=10,
    reduced_motion=True,
    timers=False,
    others={"new": [1]},
)


def loaded(text: bytes) -> tuple[Settings, str | None]:
    storage = FaultyStorage()
    storage.put(FILE, text)
    return load_settings(FILE, storage=storage)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert load_settings(path) == (Settings(), None)
    save_settings(path, OURS)
    assert load_settings(path) == (OURS, None)
    assert [child.name for child in tmp_path.iterdir()] == ["settings.json"]


def test_keys_of_a_newer_version_are_kept() -> None:
    storage = FaultyStorage()
    storage.put(FILE, b'{"theme": "light", "hologram": {"depth": 1.5}}')
    settings, notice = load_settings(FILE, storage=storage)
    assert (settings.theme, settings.scale, notice) == ("light", 100, None)
    save_settings(FILE, settings, storage=storage)
    assert json.loads(storage.names[FILE].data)["hologram"] == {"depth": 1.5}


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"9" * 5000,
        b"[" * 60_000,
        b'{"a":' + b"[" * 100 + b"]" * 100 + b"}",
        b"{}" + b" " * 70_000,
    ],
)
def test_a_damaged_file_means_the_defaults_and_a_notice_and_is_put_aside(damaged: bytes) -> None:
    storage = FaultyStorage()
    storage.put(FILE, damaged)
    settings, notice = load_settings(FILE, storage=storage)
    assert settings == Settings()
    assert notice == 'The settings "settings.json" are damaged; the usual ones hold until you change them.'
    assert storage.names[FOLDER / "settings.json.damaged"].data == damaged
    assert load_settings(FILE, storage=storage) == (Settings(), None), "told once"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("scale", 79),
        ("scale", 201),
        ("scale", True),
        ("scale", 100.0),
        ("font_size", "100"),
        ("volume", -1),
        ("volume", 101),
        ("volume", True),
        ("sound", 1),
        ("reduced_motion", "no"),
        ("timers", None),
    ],
)
def test_one_wrong_value_costs_only_that_value(key: str, value: object) -> None:
    text = json.dumps({"theme": "light", "volume": 100, "others": 1} | {key: value}).encode()
    settings, notice = loaded(text)
    assert getattr(settings, key) == getattr(Settings(), key)
    assert settings.theme == ("dark" if key == "theme" else "light")
    assert settings.others == {"others": 1}
    assert notice is not None and f"a wrong value for {key};" in notice and notice.endswith(".")


@pytest.mark.parametrize(("key", "value"), [("scale", 80), ("scale", 200), ("volume", 0), ("font_size", 80)])
def test_the_stated_limits_are_allowed(key: str, value: int) -> None:
    settings, notice = loaded(json.dumps({key: value}).encode())
    assert (getattr(settings, key), notice) == (value, None)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_settings(junk: bytes) -> None:
    settings, notice = loaded(junk)
    assert settings.theme in THEMES
    assert 80 <= settings.scale <= 200
    assert notice is None or notice.endswith(".")


def test_a_kill_or_power_failure_leaves_the_old_settings_or_the_new() -> None:
    healthy = FaultyStorage()
    save_settings(FILE, Settings(), storage=healthy)
    for at in range(1, 20):
        storage = healthy.after_kill()
        storage.fault = Fault(at, written=2)
        done = False
        try:
            save_settings(FILE, OURS, storage=storage)
            done = True
        except Killed:
            pass
        for left in (
            storage.after_kill(),
            storage.after_power_failure(names=True, quarters=1, zeros=True),
            storage.after_power_failure(names=False, quarters=0, zeros=False),
        ):
            assert load_settings(FILE, storage=left) in ([(OURS, None)] if done else [(OURS, None), (Settings(), None)])


def test_a_disk_that_fails_is_told_and_the_old_settings_stay() -> None:
    healthy = FaultyStorage()
    save_settings(FILE, Settings(), storage=healthy)
    storage = healthy.after_kill()
    storage.fault = Fault(3, errno.ENOSPC, lasting=True)
    with pytest.raises(SaveWriteFailed, match=r'"settings\.json" could not be saved because the disk is full'):
        save_settings(FILE, OURS, storage=storage)
    assert load_settings(FILE, storage=storage.after_kill()) == (Settings(), None)
    settings, notice = load_settings(FILE, storage=storage)
    assert settings == Settings()
    assert notice is not None and "cannot be read because the disk is full" in notice
