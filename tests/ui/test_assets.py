"""Assets are found in a checkout and in a wheel; what is missing or broken is told once and replaced, never a crash."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

import game.resources
from game.ui import assets
from game.ui.kit import text
from game.ui.map import ground
from game.ui.map.pieces import SIZE
from tests.ui import samples, screens
from tests.ui.conftest import Open

ROOT = Path(__file__).parents[2]


def forget() -> None:
    """Drops everything that was loaded."""
    text.forget()
    ground.load.cache_clear()
    ground._world.cache_clear()


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of assets."""
    monkeypatch.setattr(assets, "assets_dir", lambda: tmp_path)
    forget()
    yield tmp_path
    forget()


def test_a_wheel_carries_the_assets_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert game.resources.assets_dir() == ROOT / "assets"
    (tmp_path / "_assets").mkdir()
    monkeypatch.setattr(game.resources, "PACKAGE", tmp_path)
    assert game.resources.assets_dir() == tmp_path / "_assets"


@pytest.mark.parametrize("name", sorted(screens.ALL))
def test_every_screen_can_be_drawn_without_any_asset(name: str, nothing: Path, open_scene: Open) -> None:
    scene, _ = open_scene(name, screens.ALL[name], (1280, 720))
    assert scene.hits
    assert scene.records


def test_a_missing_asset_is_told_once(nothing: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        for size in (12, 14, 16):
            assets.icon("rocket", size, (255, 255, 255))
    assert len(caplog.records) == 1
    assert "icons/rocket.svg" in caplog.records[0].message


def test_a_broken_file_is_like_a_missing_one(nothing: Path) -> None:
    (nothing / "fonts").mkdir()
    (nothing / "fonts" / "IBMPlexSans-Regular.ttf").write_bytes(b"not a font")
    (nothing / "map").mkdir()
    (nothing / "map" / "world.bin").write_bytes(b"not a world")
    (nothing / "map" / "relief_nea.json").write_text("{", encoding="utf-8")
    assert assets.font("IBMPlexSans-Regular.ttf", 14).size("Seoul")[0] > 0
    assert ground.load(samples.MAP.bbox, "relief_nea").coasts == ()


def test_every_symbol_can_be_read_in_every_affiliation() -> None:
    kinds = {p.stem.rsplit("_", 1)[0] for p in (ROOT / "assets" / "symbols").glob("*.svg")}
    assert len(kinds) >= 20
    for kind in kinds:
        for affiliation in "FHNU":
            image = assets.symbol(kind, affiliation, SIZE)
            assert image.get_bounding_rect().w > SIZE // 2, (kind, affiliation)


def test_every_icon_that_the_code_names_exists() -> None:
    there = {p.stem for p in (ROOT / "assets" / "icons").glob("*.svg")}
    named: set[str] = set()
    for path in (ROOT / "game" / "ui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        named |= set(re.findall(r"c\.icon\(\s*\"([a-z0-9-]+)\"", source)) | set(
            re.findall(r"icon=\"([a-z0-9-]+)\"", source)
        )
    assert named
    assert named <= there


def test_every_folder_of_assets_is_credited() -> None:
    credits = (ROOT / "assets" / "CREDITS.md").read_text(encoding="utf-8")
    for folder in (ROOT / "assets").iterdir():
        assert f"`{folder.name}" in credits or folder.name == "CREDITS.md", folder.name
    for licence in (ROOT / "assets" / "licences").iterdir():
        assert licence.name in credits


def test_icons_take_the_colour_that_is_asked_for() -> None:
    image = assets.icon("rocket", 32, (255, 0, 0))
    seen = [image.get_at((x, y)) for x in range(32) for y in range(32) if image.get_at((x, y)).a > 200]
    assert seen
    assert all(c.g == 0 and c.b == 0 for c in seen)
    assert isinstance(image, pygame.Surface)
