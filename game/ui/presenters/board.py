"""The whole board of one seat."""

from __future__ import annotations

from game.session.telling import tell
from game.ui.presenters.cards import cards, queue
from game.ui.presenters.charts import chart
from game.ui.presenters.desk import Desk
from game.ui.presenters.dialogs import open_questions
from game.ui.presenters.holdings import known, world
from game.ui.presenters.news import log_lines, ticker
from game.ui.presenters.panels import actors, header, ladder, relations
from game.ui.viewmodels import BoardVM, ButtonVM, NoticeVM

MENU = (
    ButtonVM("saves", "Saved games"),
    ButtonVM("log", "Log", hint="L"),
    ButtonVM("settings", "Settings"),
    ButtonVM("help", "Help", hint="F1"),
)
MOST_NOTICES = 3
LOG_LINES = 40


def board(desk: Desk, targets: dict[str, str], intents: dict[str, str], shortlist: frozenset[str]) -> BoardVM:
    """The board while the seat prepares its moves."""
    lines = log_lines(desk)
    news = tell(desk.program, desk.table.rounds[-1].log, desk.seat)
    questions = open_questions(desk)
    notices = tuple(
        NoticeVM(f"ask:{dialog.id}", dialog.eyebrow, dialog.title, dialog.text, brief=dialog.brief)
        for dialog in questions[:MOST_NOTICES]
    )
    return BoardVM(
        header=header(desk, 1),
        actors=actors(desk),
        map=chart(desk, news),
        ladder=ladder(desk),
        queue=queue(desk),
        cards=cards(desk, targets, intents, shortlist),
        log=lines[-LOG_LINES:],
        relations=relations(desk),
        notices=notices,
        ticker=ticker(lines),
        menu=MENU,
        world=world(desk),
        known=known(desk),
    )
