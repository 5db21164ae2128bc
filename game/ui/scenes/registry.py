"""The scenes by name."""

from __future__ import annotations

from game.ui.scenes.base import AnyScene, Stage
from game.ui.scenes.board.scene import BoardScene
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.curtain import CurtainScene
from game.ui.scenes.dialog import DialogScene
from game.ui.scenes.ending import EndingScene
from game.ui.scenes.help import HelpScene
from game.ui.scenes.log import LogScene
from game.ui.scenes.picker import PickerScene
from game.ui.scenes.preview import PreviewScene
from game.ui.scenes.resolution import ResolutionScene
from game.ui.scenes.saves import SavesScene
from game.ui.scenes.seats import SeatsScene
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.title import TitleScene
from game.ui.scenes.waiting import WaitingScene

SCENES: dict[str, type[AnyScene]] = {
    "title": TitleScene,
    "picker": PickerScene,
    "seats": SeatsScene,
    "curtain": CurtainScene,
    "waiting": WaitingScene,
    "briefing": BriefingScene,
    "board": BoardScene,
    "dialog": DialogScene,
    "resolution": ResolutionScene,
    "ending": EndingScene,
    "log": LogScene,
    "saves": SavesScene,
    "settings": SettingsScene,
    "help": HelpScene,
    "preview": PreviewScene,
}


def make(name: str, stage: Stage) -> AnyScene:
    """A new scene; a wrong name is a KeyError."""
    return SCENES[name](stage)
