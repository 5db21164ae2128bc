"""The director of the whole window: title, scenarios, seats, saved games, settings, help, and the game itself."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.resources import scenarios_dir
from game.scenario.build import load_path
from game.scenario.render import headline
from game.session.copies import copy_under, delete
from game.session.errors import SaveError
from game.session.folders import usable, user_folders
from game.session.journal import SUFFIX, Journal
from game.session.saved import header_for, resume
from game.session.savelist import SaveInfo, list_saves
from game.session.settings import Settings, load_settings, save_settings
from game.session.table import Table
from game.ui import intents as want
from game.ui.direction.match import Match
from game.ui.director import Display
from game.ui.presenters import screens
from game.ui.presenters.news import log
from game.ui.viewmodels import AsideVM, OverlayVM, ScreenVM

LONGEST = 10_000
"""Stands for a session whose length the author does not say."""
OVERLAYS = ("log", "saves", "settings", "help")


class House:
    """Implements `ui.director.Director`. `match` is the game in progress, if there is one."""

    def __init__(self, match: Match | None = None) -> None:
        self.match = match
        self.pages: list[str] = [] if match else ["title"]
        self.said: list[str] = []
        self.heard: list[str] = []
        self.closing = False
        self.doomed = ""
        self.selected = ""
        self.controls: dict[str, str] = {}
        self._kept: tuple[str, ScreenVM] | None = None
        self.found: list[tuple[str, Scenario | None, str]] = []
        self.settings, notice = self._settings()
        if notice:
            self.said.append(notice)

    # Director

    def scene(self) -> tuple[str, ScreenVM]:
        """See Director."""
        page = self.pages[-1] if self.pages else ""
        if not page and self.match is not None:
            return self.match.scene()
        if self._kept is None or self._kept[0] != page:
            self._kept = (page, self._page(page or "title"))
        vm = self._kept[1]
        if page == "saves" and self.doomed:
            return "dialog", OverlayVM("saves", vm, screens.confirm_delete(Path(self.doomed).stem))
        return (page or "title"), vm

    def handle(self, intent: want.Intent) -> None:
        """See Director."""
        self._kept = None
        match intent:
            case want.Quit():
                self.closing = True
            case want.OpenScene(name) if name in OVERLAYS and (name != "log" or self.match):
                self._open(name)
            case _ if self.pages:
                self._on_page(intent)
            case want.Press(name) if name in ("log", "saves", "settings", "help"):
                self._open(name)
            case want.Press("title"):
                self._leave_match()
            case _ if self.match is not None:
                self.match.handle(intent)
                self._hear()
            case _:
                pass

    def _hear(self) -> None:
        """Take over what the match wants to be said and played."""
        if self.match is not None:
            self.said += self.match.notes
            self.heard += self.match.sounds
            self.match.notes, self.match.sounds = [], []

    def tick(self, ms: int) -> bool:
        """See Director."""
        if self.match is None or not self.match.tick():
            return False
        self._hear()
        return True

    @property
    def display(self) -> Display:
        """See Director."""
        now, language = self.settings, self.match.table.scenario.language if self.match is not None else ""
        return Display(now.theme, now.scale, now.font_size, now.reduced_motion, now.sound, language)

    @property
    def closed(self) -> bool:
        """See Director."""
        return self.closing

    def sounds(self) -> tuple[str, ...]:
        """See Director."""
        heard, self.heard = tuple(self.heard), []
        return heard

    def aside(self) -> AsideVM | None:
        """See Director."""
        return None

    def notes(self) -> tuple[str, ...]:
        """See Director."""
        said, self.said = tuple(self.said), []
        return said

    # Pages

    def _page(self, page: str) -> ScreenVM:
        if page == "title":
            return screens.title(bool(self._saves()))
        if page == "picker":
            return screens.picker(self.found, self.selected)
        if page == "seats":
            scenario = self._scenario()
            return screens.seats(scenario, self.controls) if scenario else screens.picker(self.found, self.selected)
        if page == "saves":
            journal = self.match.table.journal if self.match else None
            suggestion = f"{self.match.table.program.title}, turn {self.match.table.state.turn}" if self.match else ""
            note = "The game is saved by itself whenever all have committed."
            return screens.saves(self._saves(), journal is not None, suggestion, note)
        if page == "settings":
            return screens.settings(self.settings)
        if page == "log" and self.match is not None:
            return log(self.match.desk)
        return screens.help_page()

    def _open(self, name: str) -> None:
        if name in self.pages:
            self.pages.remove(name)
        self.pages.append(name)

    def _on_page(self, intent: want.Intent) -> None:
        match intent:
            case want.Back():
                if self.pages[-1] != "title":
                    self.pages.pop()
            case want.Press(name):
                self._press(name)
            case want.PickScenario(name):
                self.selected = name
            case want.SetSeat(seat, control):
                self.controls[seat] = control
            case want.SetSetting(name, chosen):
                self._set(name, chosen)
            case _:
                self._on_saves(intent)

    def _on_saves(self, intent: want.Intent) -> None:
        match intent:
            case want.LoadGame(name):
                self._load(Path(name))
            case want.SaveGame(name):
                self._keep(name)
            case want.DeleteSave(name):
                self.doomed = name
            case want.Answer("delete", option):
                self._delete(option)
            case _:
                pass

    def _press(self, name: str) -> None:
        if name == "new":
            self._find_scenarios()
            self.pages.append("picker")
        elif name == "next":
            self._seat_first()
            self.pages.append("seats")
        elif name == "start":
            self._start()
        elif name == "quit":
            self.closing = True
        elif name in OVERLAYS:
            self._open(name)

    # New games and saved ones

    def _find_scenarios(self) -> None:
        self.found = []
        for folder in sorted(path for path in scenarios_dir().iterdir() if (path / "scenario.yaml").is_file()):
            loaded = load_path(folder.name)
            errors = [finding for finding in loaded.findings if finding.severity == "error"]
            self.found.append((folder.name, loaded.scenario, headline(errors[0]) if errors else ""))
        playable = [
            (scenario.header.minutes or LONGEST, name) for name, scenario, _ in self.found if scenario is not None
        ]
        if self.selected not in [name for _, name in playable]:
            self.selected = min(playable)[1] if playable else ""  # the one that fits a lesson

    def _scenario(self) -> Scenario | None:
        return next((scenario for name, scenario, _ in self.found if name == self.selected), None)

    def _seat_first(self) -> None:
        scenario = self._scenario()
        names = [actor.id for actor in scenario.actors.values() if actor.playable] if scenario else []
        self.controls = {name: screens.PERSON if name == names[0] else screens.DOCTRINE for name in names}

    def _start(self) -> None:
        scenario = self._scenario()
        people = tuple(seat for seat, control in self.controls.items() if control == screens.PERSON)
        if scenario is None or not people:
            return
        spec = ",".join(f"{seat}={control}" for seat, control in self.controls.items() if control != screens.PERSON)
        try:
            self.match = Match(new_table(scenario, compile_scenario(scenario), people, spec or "doctrine"), fresh=True)
        except SaveError as error:
            self.said.append(f"{error} The game is played without being saved.")
            table = new_table(scenario, compile_scenario(scenario), people, spec or "doctrine", save=False)
            self.match = Match(table, fresh=True)
        self.pages = []

    def _load(self, path: Path) -> None:
        try:
            table, notice = resume(path)
        except SaveError as error:
            self.said.append(str(error))
            return
        if not table.seats:
            self.said.append("Nobody sits in that game; it was played by computers alone.")
            if table.journal is not None:
                table.journal.close()
            return
        self.close()
        self.match = Match(table, fresh=False)
        self.pages = []
        if notice:
            self.said.append(notice)

    def _keep(self, name: str) -> None:
        """A copy of the present game under a name of its own."""
        journal = self.match.table.journal if self.match else None
        if journal is None:
            return
        try:
            self.said.append(f"Saved as {copy_under(journal.path, name).stem}.")
        except SaveError as error:
            self.said.append(str(error))

    def _delete(self, option: str) -> None:
        doomed, self.doomed = Path(self.doomed), ""
        playing = self.match.table.journal.path if self.match and self.match.table.journal else None
        if option != "delete":
            return
        if doomed == playing:
            self.said.append("That game is being played; it cannot be deleted now.")
            return
        try:
            delete(doomed)
        except SaveError as error:
            self.said.append(str(error))

    def _leave_match(self) -> None:
        self.close()
        self.match = None
        self.pages = ["title"]

    def close(self) -> None:
        """Let go of the saved game of the match in progress."""
        if self.match is not None and self.match.table.journal is not None:
            self.match.table.journal.close()

    def _saves(self) -> list[SaveInfo]:
        try:
            return list(list_saves(usable(user_folders().saves)))
        except SaveError as error:
            self.said.append(str(error))
            return []

    # Settings

    def _settings(self) -> tuple[Settings, str | None]:
        try:
            return load_settings(user_folders().settings_file)
        except SaveError as error:
            return Settings(), str(error)

    def _set(self, name: str, chosen: str) -> None:
        kinds = {"theme": str, "scale": int, "font_size": int}
        worth: object = kinds[name](chosen) if name in kinds else chosen == "on"
        self.settings = replace(self.settings, **{name: worth})  # type: ignore[arg-type]
        try:
            usable(user_folders().settings_file.parent)
            save_settings(user_folders().settings_file, self.settings)
        except SaveError as error:
            self.said.append(str(error))


def new_table(
    scenario: Scenario,
    program: Program,
    seats: tuple[str, ...],
    spec: str,
    seed: int | None = None,
    path: Path | None = None,
    save: bool = True,
) -> Table:
    """A new game, saved under its own name in the folder of saves unless a path is given. Raises SaveError."""
    luck = secrets.randbits(63) if seed is None else seed
    indexes = tuple(program.seat_of(seat) for seat in seats)
    journal = None
    if save:
        created = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
        where = path or usable(user_folders().saves) / f"{scenario.name} {created.replace(':', '.')}{SUFFIX}"
        journal = Journal.create(where, header_for(scenario, luck, seats, spec, created))
    return Table.begin(scenario, program, luck, indexes, spec, journal)
