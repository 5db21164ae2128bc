"""The author's window: the house with a game in it whose scenario is being written. Implements `Director`.

When the files change, the game is made again in a thread of its own and swapped between two pictures; while they are
wrong, the last good game stays. An error is shown only once its files have stood still for a moment: an editor may be
half way through saving.
"""

from __future__ import annotations

import gc

from game.scenario.build import Loaded
from game.session.drafts import begin_anew
from game.session.errors import SaveError
from game.session.journal import Journal
from game.session.redoing import Recorded, Redone
from game.session.watching import Draft, Stamp, Watch
from game.ui import intents as want
from game.ui.direction.house import House
from game.ui.direction.match import Match
from game.ui.direction.previewing import Previewing
from game.ui.direction.rebuilding import Rebuilt, carried, rebuild, snapshot
from game.ui.direction.thinking import Thinking
from game.ui.director import Display
from game.ui.presenters.screens import help_page
from game.ui.presenters.workshop import (
    branched,
    broken,
    listing,
    looking,
    refused,
    renewed,
    unforeseen,
    watching,
)
from game.ui.viewmodels import AsideVM, ScreenVM

POLL_MS = 30
"""How often the files are looked at."""
PATIENCE = 3
"""How many versions may be skipped because a newer one was saved meanwhile."""
SETTLE_MS = 150
"""How long files must have stood still before an error in them is believed."""


class Workshop:
    """A house, the files of its game's scenario, and the preview."""

    def __init__(self, house: House, watch: Watch, draft: Draft) -> None:
        if house.match is None:
            raise ValueError("there is no game to be made again")
        self.house, self.watch = house, watch
        self.main: Match = house.match
        self.previewing: Previewing | None = None
        self._shown: Loaded = draft.loaded
        self._good: Loaded = draft.loaded
        self._stamp: Stamp | None = draft.stamp
        self._work: Thinking[Rebuilt] | None = None
        self._saving: Thinking[Journal] | None = None
        self._held: tuple[Rebuilt, int] | None = None
        self._waited = 0
        self._discarded = 0
        self._left = False
        self._collecting = True
        self._aside = watching(self.main.table, draft.loaded)
        self._help = help_page(writing=True)

    # Director

    def scene(self) -> tuple[str, ScreenVM]:
        """See Director."""
        if self._previewed() and self.previewing is not None:
            return self.previewing.scene()
        name, vm = self.house.scene()
        return (name, self._help) if name == "help" else (name, vm)

    def handle(self, intent: want.Intent) -> None:
        """See Director."""
        self._saved(wait=True)
        match intent:
            case want.Quit():
                self.house.handle(intent)
            case want.Press("preview"):
                self._toggle()
            case want.Press("return"):
                self._to_game()
            case want.Press("title") if self.house.match is not self.main:
                self._to_list()
            case want.OpenScene() | want.Press("log" | "saves" | "settings" | "help"):
                self.house.handle(intent)
            case _ if self._previewed() and self.previewing is not None:
                self._preview(self.previewing, intent)
            case _:
                self.house.handle(intent)

    def tick(self, ms: int) -> bool:
        """See Director."""
        moved = self._saved(wait=self.main.thinking is not None)  # what comes next belongs into the new record
        moved = self.house.tick(ms) or moved
        if not self._collecting and (self._work is None or not self.attending):
            self._collect(True)
        if not self.attending:
            return self._leave() or moved
        if self._held is not None:
            return self._settling(ms) or moved
        if self._work is not None:
            return (self._work.ready() and self._built(self._work)) or moved
        self._waited += ms
        if self._waited >= POLL_MS:
            self._waited = 0
            stamp = self.watch.stamp()
            if stamp != self._stamp:
                self._stamp = stamp
                self._begin()
        return moved

    @property
    def display(self) -> Display:
        """See Director."""
        return self.house.display

    @property
    def closed(self) -> bool:
        """See Director."""
        return self.house.closed

    def sounds(self) -> tuple[str, ...]:
        """See Director."""
        return self.house.sounds()

    def notes(self) -> tuple[str, ...]:
        """See Director."""
        said: tuple[str, ...] = ()
        if self.previewing is not None:
            said, self.previewing.notes = tuple(self.previewing.notes), []
        return (*self.house.notes(), *said)

    def aside(self) -> AsideVM | None:
        """See Director."""
        if not self.attending:
            return None
        if self.previewing is None:
            return self._aside
        if self.previewing.branch is not None:
            return branched(self._aside, self.previewing.fired)
        if self.previewing.trail:
            return looking(self._aside, self.previewing.item.partition(":")[0])
        return listing(self._aside)

    def close(self) -> None:
        """Let go of the saved game."""
        self._collect(True)
        self._saved(wait=True)
        self.house.match = self.main if self.attending else self.house.match
        self.house.close()

    @property
    def attending(self) -> bool:
        """Is the game on the screen still the one whose files are watched? Another may have been opened."""
        return self.house.match is not None and self.house.match in (self.main, self._branch())

    def _leave(self) -> bool:
        """Say once that another game is open now."""
        if self._left or self.house.match is None:
            return False
        self._left = True
        self.house.said.append("Another game is open now; the files of the scenario are no longer followed.")
        return True

    # Preview

    def _branch(self) -> Match | None:
        return self.previewing.branch if self.previewing is not None else None

    def _previewed(self) -> bool:
        """Is the list, or something chosen from it, on the screen?"""
        return self.attending and self.previewing is not None and self._branch() is None and not self.house.pages

    def _toggle(self) -> None:
        """From the game to the list, from what was chosen back to the list, from the list back to the game."""
        if not self.attending:
            return
        self.house.pages.clear()
        if self.previewing is None:
            seat = self.main.seat
            self.previewing = Previewing(self.main.table, seat)
        elif self._branch() is not None or self.previewing.trail:
            self._to_list()
        else:
            self._to_game()

    def _to_list(self) -> None:
        if self.previewing is not None:
            self.previewing.branch, self.previewing.trail = None, []
        self.house.match = self.main

    def _to_game(self) -> None:
        self._to_list()
        self.previewing = None

    def _preview(self, previewing: Previewing, intent: want.Intent) -> None:
        if not previewing.handle(intent):
            self._to_game()
        elif previewing.branch is not None:
            self.house.match = previewing.branch

    # The files

    def _begin(self) -> None:
        """Make the game again, beside the window."""
        branch = self.previewing.branch_record() if self.previewing is not None else None
        record, shown, known = Recorded.of(self.main.table), snapshot(self.main.table), self._shown
        self._collect(False)
        self._work = Thinking(lambda: rebuild(self.watch, known, record, shown, branch))

    def _collect(self, on: bool) -> None:
        """Looking for garbage among many objects that live on would take a third of the time; it waits for the
        picture after.
        """
        self._collecting = on
        (gc.enable if on else gc.disable)()

    def _built(self, work: Thinking[Rebuilt]) -> bool:
        """The work is done: show what came of it, unless the files have changed meanwhile."""
        self._work = None
        try:
            made = work.found()
        except Exception as error:  # an author must not lose the game to a mistake of the program
            self._aside = unforeseen(error, self._aside)
            return True
        if self.watch.stamp() != made.draft.stamp and self._discarded < PATIENCE:
            self._stamp, self._discarded = None, self._discarded + 1
            return False
        self._stamp, self._discarded = made.draft.stamp, 0
        if made.draft.loaded is self._shown:
            return False
        if made.game is None:
            self._held = (made, SETTLE_MS)
            return False
        return self._swap(made, made.game)

    def _settling(self, ms: int) -> bool:
        """Show an error once its files have stood still."""
        assert self._held is not None
        made, left = self._held
        self._held = (made, left - ms) if left > ms else None
        if self.watch.stamp() != made.draft.stamp:
            self._held, self._stamp = None, None
        elif self._held is None:
            self._shown = made.draft.loaded
            self._aside = broken(made.draft.loaded, self._gone(made.draft.loaded), self._aside)
            return True
        return False

    def _gone(self, loaded: Loaded) -> list[str]:
        """The files of the last good version that are not there any more."""
        return [file for file in self._good.pages if file not in loaded.pages]

    def _swap(self, made: Rebuilt, game: Redone) -> bool:
        """Put the game that was made again in the place of the old one."""
        old = self.main
        playing = [match for match in (old, self._branch()) if match is not None]
        played = tuple(len(match.table.rounds) for match in playing)
        if played != made.rounds or any(match.thinking is not None for match in playing):
            self._stamp = None  # it has been played on meanwhile: once more
            return False
        self._saved(wait=True)
        self._shown = made.draft.loaded
        if not game.table.seats:
            self._aside = refused("No seat of this scenario can be played.", self._aside)
            return True
        try:
            new, lost = carried(old, game)
            new.scene()
        except Exception as error:  # as in `_built`: what cannot be shown does not take the place of what can
            self._aside = unforeseen(error, self._aside)
            return True
        self._good = made.draft.loaded
        new.table.notes = old.table.notes
        self._keep(old, new)
        self.main, self.house.match = new, new
        if self.previewing is not None:
            self.previewing.at(new.table)
            self.previewing.branch_again(made.branch)
            self.house.match = self._branch() or new
        self._aside = renewed(made.draft.loaded, game, lost, made.changes, made.seconds, self._aside)
        return True

    # The saved game

    def _keep(self, old: Match, new: Match) -> None:
        """Begin the saved game anew with the new texts, beside the window."""
        journal, table = old.table.journal, new.table
        if journal is not None:
            rounds = tuple(table.rounds)
            self._saving = Thinking(lambda: begin_anew(journal, table, rounds))

    def _saved(self, wait: bool = False) -> bool:
        """Take over the saved game when it is written; true when there is something to be said."""
        if self._saving is None or not (self._saving.ready(60.0 if wait else 0.0)):
            return False
        saving, self._saving = self._saving, None
        try:
            self.main.table.journal = saving.found()
        except (SaveError, OSError) as error:
            self.house.said.append(f"{error} The game goes on without being saved.")
            return True
        return False
