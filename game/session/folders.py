"""Where saves, settings and logs live: the platform's user folders, or below WHITECELL_HOME if that is set.

Imports only ``platformdirs`` and the session's errors.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from game.session.errors import FolderUnusable

HOME_VARIABLE = "WHITECELL_HOME"
_PROGRAM = "whitecell"


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's folders for one user; none need exist yet."""

    saves: Path
    settings: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """The settings themselves."""
        return self.settings / "settings.json"


def user_folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """The folders that hold for this user. Creates nothing; an empty WHITECELL_HOME counts as not set."""
    home = environment.get(HOME_VARIABLE, "")
    if home:
        root = Path(os.path.abspath(os.path.expanduser(home)))
        return Folders(root / "saves", root / "settings", root / "logs")
    return Folders(
        saves=platformdirs.user_data_path(_PROGRAM, appauthor=False) / "saves",
        settings=platformdirs.user_config_path(_PROGRAM, appauthor=False),
        logs=platformdirs.user_log_path(_PROGRAM, appauthor=False),
    )


def usable(folder: Path) -> Path:
    """Creates ``folder`` if need be, readable by its owner only, and makes sure that a file can be written there.

    Returns ``folder``; raises FolderUnusable.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:  # permissions alone do not tell, least of all on Windows
            probe.write(b".")
            probe.flush()
    except OSError as error:
        raise FolderUnusable(folder, error) from error
    return folder
