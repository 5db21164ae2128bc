"""Saves, settings and logs live in the user's folders, or where WHITECELL_HOME says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from game.session.errors import FolderUnusable
from game.session.folders import Folders, usable, user_folders


def test_the_variable_overrides_the_platform(tmp_path: Path) -> None:
    folders = user_folders({"WHITECELL_HOME": str(tmp_path / "home")})
    home = tmp_path / "home"
    assert folders == Folders(home / "saves", home / "settings", home / "logs")
    assert folders.settings_file == home / "settings" / "settings.json"
    assert not home.exists(), "asking creates nothing"


@pytest.mark.parametrize("environment", [{}, {"WHITECELL_HOME": ""}])
def test_without_it_the_platform_decides(environment: dict[str, str]) -> None:
    folders = user_folders(environment)
    assert folders.saves == Path(platformdirs.user_data_dir("whitecell", appauthor=False)) / "saves"
    assert folders.settings == Path(platformdirs.user_config_dir("whitecell", appauthor=False))
    assert folders.logs == Path(platformdirs.user_log_dir("whitecell", appauthor=False))


def test_a_relative_home_means_the_same_after_a_change_of_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folders = user_folders({"WHITECELL_HOME": "here"})
    assert folders.saves == Path(os.getcwd()) / "here" / "saves"


def test_the_user_s_own_home_can_be_written_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert user_folders({"WHITECELL_HOME": "~/games"}).logs == tmp_path / "games" / "logs"


def test_a_folder_is_made_when_it_is_needed_and_stays_empty(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert usable(folder) == folder
    assert list(folder.iterdir()) == []
    assert usable(folder) == folder
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o077 == 0, "others on this machine cannot look into it"


def test_a_file_in_the_way_is_told_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("in the way")
    for folder in (tmp_path / "saves", tmp_path / "saves" / "below"):
        with pytest.raises(FolderUnusable, match=r"cannot be used because .*; set WHITECELL_HOME to .*\.$"):
            usable(folder)


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.session.folders.tempfile.TemporaryFile", refuse)
    with pytest.raises(FolderUnusable, match="because you have no permission"):
        usable(tmp_path)
