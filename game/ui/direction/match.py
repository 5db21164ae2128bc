"""One game at the screen: curtain, briefing, results, board, questions, ending, for one person or several in turn.

The order for each decision point: what all people learn alike is shown once; then, for each seat that is asked, a
curtain if several people share the screen, its own news, its questions, and the board until it commits.
"""

from __future__ import annotations

from collections.abc import Callable

from game.agents.play import Answer
from game.core.codes import RUNG
from game.core.moves import AnswerMove, Move, OfferMove, OrderMove
from game.session.errors import SaveError
from game.session.table import Table
from game.session.telling import Told
from game.ui import intents as want
from game.ui.direction.thinking import AT_ONCE, Thinking
from game.ui.presenters import news
from game.ui.presenters.board import board
from game.ui.presenters.cards import OFFER, orders_by_action
from game.ui.presenters.desk import Desk
from game.ui.presenters.dialogs import CRISIS, DILEMMA, PROPOSAL, open_questions
from game.ui.presenters.packages import PACKAGE, moves_of
from game.ui.presenters.predictions import ANSWERS, PREDICTION, Prediction, dump, load, question, summary
from game.ui.presenters.screens import briefing, curtain, waiting
from game.ui.presenters.steps import steps
from game.ui.viewmodels import BoardVM, DialogVM, OptionVM, OverlayVM, ScreenVM, StepVM

LEFT_OVER = "confirm:commit"


class Match:
    """The screens of one table. `notes` and `sounds` collect what the window should say and play."""

    def __init__(self, table: Table, fresh: bool) -> None:
        self.table = table
        self._desk: Desk | None = None
        self._desk_of = (-1, -1, False)
        self.sharing = False
        self._shown: tuple[Desk, list[Told], tuple[StepVM, ...]] | None = None
        self._screen: tuple[str, ScreenVM] | None = None
        self.notes: list[str] = []
        self.sounds: list[str] = []
        self.seat = table.seats[0]
        self.queue: list[str] = []
        self.told: list[Told] = []
        self.step = 0
        self.targets: dict[str, str] = {}
        self.intents: dict[str, str] = {}
        self.shortlists: dict[int, set[str]] = {seat: set() for seat in table.seats}
        self.later: set[str] = set()
        self.confirming = False
        self.predicting = False
        self.thinking: Thinking[Answer] | None = None
        self.briefed = set() if fresh else set(table.seats)
        self._shared_results()

    def resume_from(self, other: Match) -> None:
        """Stand at the same screen as another match does, whose table stands at the same point of the same game."""
        ids = {seat.id: index for index, seat in enumerate(self.table.program.seats)}
        moved = {old: ids.get(other.table.program.seats[old].id, -1) for old in other.table.seats}
        seat = moved[other.seat]
        if seat not in self.table.waiting() and not (other.sharing and seat in self.table.seats):
            return
        self.seat, self.sharing = seat, other.sharing
        self.queue, self.step = list(other.queue), other.step
        self.targets, self.intents = dict(other.targets), dict(other.intents)
        self.shortlists |= {moved[old]: set(names) for old, names in other.shortlists.items() if moved[old] >= 0}
        self.later, self.confirming, self.predicting = set(other.later), other.confirming, other.predicting
        self.briefed = {moved[old] for old in other.briefed if moved.get(old, -1) >= 0}
        log = self.table.rounds[-1].log
        self.told = news.shared_news(self.desk, log) if self.sharing else self._own_news()
        self.step = min(self.step, max(0, len(self._steps()) - 1))
        self._screen = None

    @property
    def desk(self) -> Desk:
        """The place of the seat that is at the screen; the same one until the next decision point."""
        key = (self.seat, len(self.table.rounds), self.sharing)
        if self._desk is None or key != self._desk_of:
            self._desk = Desk(self.table, self.seat, self.table.seats if self.sharing else ())
            self._desk_of = key
        return self._desk

    def _steps(self) -> tuple[StepVM, ...]:
        """The results that are told now."""
        key = (self.desk, self.told)
        if self._shown is None or key[0] is not self._shown[0] or key[1] is not self._shown[1]:
            self._shown = (*key, steps(*key))
        return self._shown[2]

    @property
    def several(self) -> bool:
        """Do several people share the screen?"""
        return len(self.table.seats) > 1

    # Which screen

    def scene(self) -> tuple[str, ScreenVM]:
        """The screen to show now; the same object while nothing was done."""
        if self._screen is None:
            self._screen = self._made()
        return self._screen

    def _made(self) -> tuple[str, ScreenVM]:
        if self.thinking is not None:
            return "waiting", waiting()
        name = self.queue[0] if self.queue else "board"
        makers: dict[str, Callable[[], ScreenVM]] = {
            "curtain": lambda: curtain(self.desk),
            "briefing": lambda: briefing(self.desk),
            "shared": lambda: news.resolution(self.desk, self._steps(), self.step),
            "own": lambda: news.resolution(self.desk, self._steps(), self.step),
            "ending": lambda: news.ending(self.desk, summary(load(self.table.notes), self._rungs(), self.seat)),
        }
        if name in makers:
            return {"shared": "resolution", "own": "resolution"}.get(name, name), makers[name]()
        return self._board()

    def _board(self) -> tuple[str, ScreenVM]:
        desk = self.desk
        base: BoardVM = board(desk, self.targets, self.intents, frozenset(self.shortlists[self.seat]))
        dialog = self._dialog(desk)
        return ("board", base) if dialog is None else ("dialog", OverlayVM("board", base, dialog))

    def _dialog(self, desk: Desk) -> DialogVM | None:
        if self.predicting:
            return question(desk.view.turn)
        if self.confirming:
            return _confirm_commit(desk)
        return next((dialog for dialog in open_questions(desk) if dialog.id not in self.later), None)

    # What intents do

    def handle(self, intent: want.Intent) -> None:
        """Act on an intent of the player."""
        self._screen = None
        if self.thinking is not None:
            return
        if self.queue and self.queue[0] != "board":
            self._page(intent)
            return
        if not self._on_card(intent):
            self._on_board(intent)

    def tick(self) -> bool:
        """Let the computer seats think; true when they are done and the screen has changed."""
        if self.thinking is None or not self.thinking.ready():
            return False
        self._screen = None
        self._answered(self.thinking)
        return True

    def _on_card(self, intent: want.Intent) -> bool:
        """Choices on cards, which change nothing of the game."""
        match intent:
            case want.SelectTarget(action, target):
                self.targets[action] = target
            case want.SetIntent(action, meaning):
                self.intents[action] = meaning
            case want.Shortlist(action):
                self.shortlists[self.seat] ^= {action}
            case _:
                return False
        return True

    def _on_board(self, intent: want.Intent) -> None:
        match intent:
            case want.Queue(action, target, meaning):
                self._order(action, target, meaning)
            case want.Unqueue(index):
                self.table.withdraw(self.seat, index)
            case want.UndoLast():
                self.table.undo(self.seat)
            case want.ResetTurn():
                self.table.undo(self.seat, 0)
            case want.Answer(name, option):
                self._answer(name, option)
            case want.Press(name) if name.startswith("ask:"):
                self.later.discard(name.removeprefix("ask:"))
            case want.Commit():
                self._commit()
            case want.Back():
                dialog = self._dialog(self.desk)
                if dialog is not None and not dialog.id.startswith(CRISIS):
                    self.later.add(dialog.id)
            case _:
                pass

    def _page(self, intent: want.Intent) -> None:
        """Screens that are read and left: curtain, briefing, results."""
        paging = self.queue[0] in ("shared", "own")
        last = len(self._steps()) - 1 if paging else 0
        match intent:
            case want.Next() if paging and self.step < last:
                self.step += 1
            case want.Previous() if paging:
                self.step = max(0, self.step - 1)
            case want.GoTo(index) if paging:
                self.step = max(0, min(index, last))
            case want.Next() | want.Skip() | want.Back():
                if self.queue[0] != "ending":
                    self._leave()
            case _:
                pass

    def _leave(self) -> None:
        done = self.queue.pop(0)
        self.step = 0
        if done == "curtain":
            self.told = self._own_news()
            self.queue = [*self._arrival(), *self.queue]
        elif done == "shared":
            self._next_seat()

    # The way through a decision point

    def _shared_results(self) -> None:
        """After a step: results for everybody, then the first seat that is asked."""
        self.targets, self.intents, self.later, self.confirming = {}, {}, set(), False
        self.step = 0
        if self.several:
            self.seat, self.sharing = self.table.seats[0], True
            self.told = news.shared_news(self.desk, self.table.rounds[-1].log)
            if len(self.table.rounds) > 1 and self._steps():
                self.queue = ["shared"]
                return
        self._next_seat()

    def _next_seat(self) -> None:
        waiting = self.table.waiting()
        self.sharing = False
        if self.table.state.over:
            self.told = self._own_news()
            self.queue = [*(["own"] if not self.several and self._steps() else []), "ending"]
        elif not waiting:
            self._advance()
        else:
            self.seat = waiting[0]
            self.told = self._own_news()
            self.queue = ["curtain"] if self.several else self._arrival()

    def _arrival(self) -> list[str]:
        """What a seat sees before its board."""
        pages = []
        if self.seat not in self.briefed:
            self.briefed.add(self.seat)
            pages.append("briefing")
        if self._steps():
            pages.append("own")
        return pages

    def _own_news(self) -> list[Told]:
        """What the seat has not been shown yet: the last step's log, without what all saw together."""
        return news.own_news(self.desk, self.table.rounds[-1].log)

    def _advance(self) -> None:
        """Ask the computer seats; the screen waits for them only as long as nobody minds."""
        self.thinking = Thinking(self.table.answer)
        if self.thinking.ready(AT_ONCE):
            self._answered(self.thinking)

    def _answered(self, thinking: Thinking[Answer]) -> None:
        """Make the step with what the computer seats have found."""
        self.thinking = None
        answer = thinking.found()
        try:
            made = self.table.advance(answer=answer)
        except SaveError as error:
            self.notes.append(f"{error} The game stays where it was; commit again to try once more.")
            for seat in self.table.seats:
                self.table.sealed.discard(seat)
            self.queue = []
            return
        self.sounds.append("tension" if made.state.in_crisis else "turn")
        self.notes += [refusal.reason for refusal in made.refusals if refusal.actor in self._people()]
        if self.table.journal is not None:
            self.notes.append("Saved.")
        self._shared_results()

    def _people(self) -> set[str]:
        return {self.table.program.seats[seat].id for seat in self.table.seats}

    # Preparing

    def _order(self, action: str, target: str, meaning: str) -> None:
        if action.startswith(PACKAGE):
            for packed in moves_of(self.desk, action.removeprefix(PACKAGE)):
                self._prepare(packed)
            return
        actor = self.desk.actor
        move: Move
        if action.startswith(OFFER):
            move = OfferMove(actor, action.removeprefix(OFFER), target or self.targets.get(action, ""))
        else:
            move = OrderMove(actor, action, target or self.targets.get(action, ""), self._meaning(action, meaning))
        self._prepare(move)

    def _prepare(self, move: Move) -> None:
        refusal = self.table.prepare(self.seat, move)
        if refusal is not None:
            self.notes.append(refusal.reason)
            self.sounds.append("alert")
        else:
            self.sounds.append("click")

    def _meaning(self, action: str, meaning: str) -> str:
        """The intent of a public order: as chosen, else the first that the author gives."""
        indexes = orders_by_action(self.desk).get(action, [])
        offered = self.table.program.orders[indexes[0]].intents if indexes else ()
        wanted = meaning or self.intents.get(action, "")
        return wanted if wanted in offered else offered[0] if offered else ""

    def _answer(self, name: str, option: str) -> None:
        if name == LEFT_OVER:
            self.confirming = False
            if option == "commit":
                self._predict()
            return
        if name.startswith(PREDICTION):
            self._note_prediction(option)
            return
        actor = self.desk.actor
        if name.startswith(PROPOSAL):
            _, agreement, proposer = name.split(":")
            move = AnswerMove(actor, agreement, option, proposer)
        else:
            move = AnswerMove(actor, name.removeprefix(DILEMMA).removeprefix(CRISIS), option)
        refusal = self.table.prepare(self.seat, move)
        if refusal is not None:
            self.notes.append(refusal.reason)
        elif name.startswith(CRISIS):
            self._seal()

    def _commit(self) -> None:
        desk = self.desk
        if desk.view.in_crisis:
            return
        prepared = self.table.prepared[self.seat]
        free = desk.program.seats[self.seat].slots - sum(isinstance(move, OrderMove) for move in prepared)
        if (free > 0 or open_questions(desk)) and not self.confirming:
            self.confirming = True
            return
        self._predict()

    def _predict(self) -> None:
        """Several people at one screen each make a prediction before they seal; one alone seals at once."""
        if self.several:
            self.predicting = True
        else:
            self._seal()

    def _note_prediction(self, option: str) -> None:
        self.predicting = False
        view = self.desk.view
        if option in ANSWERS:
            made = Prediction(self.seat, view.turn, view.values[RUNG], option)
            try:
                self.table.note(dump(made))
            except SaveError as error:
                self.notes.append(str(error))
        self._seal()

    def _rungs(self) -> list[int]:
        """The rung at the start of each turn so far, and at the end."""
        last: dict[int, int] = {}
        for made in self.table.rounds:
            last.setdefault(made.state.turn, made.state.slots[RUNG])
        return [*last.values(), self.table.state.slots[RUNG]]

    def _seal(self) -> None:
        self.confirming = False
        self.table.seal(self.seat)
        self.sounds.append("commit")
        self.later = set()
        self._next_seat()


def _confirm_commit(desk: Desk) -> DialogVM:
    """Asked only when something is left: free orders or unanswered questions."""
    prepared = desk.table.prepared[desk.seat]
    free = desk.program.seats[desk.seat].slots - sum(isinstance(move, OrderMove) for move in prepared)
    parts = []
    if free > 0:
        parts.append(f"{free} order{'s are' if free > 1 else ' is'} not given yet.")
    for dialog in open_questions(desk):
        silence = next((option.label for option in dialog.options if option.id == dialog.default), "")
        parts.append(f"Not answered: {dialog.title}. Silence means: {silence}.")
    return DialogVM(
        LEFT_OVER,
        "confirm",
        "Commit as it is?",
        "\n\n".join(parts),
        "Before you commit",
        options=(OptionVM("back", "Go on preparing"), OptionVM("commit", "Commit", "Your orders are sealed.")),
        cancel="back",
    )
