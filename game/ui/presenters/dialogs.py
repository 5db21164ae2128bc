"""Questions that wait for a seat: dilemmas, offers, crisis exchanges."""

from __future__ import annotations

from game.core.amounts import price
from game.core.moves import AnswerMove
from game.core.program import Deal, Question
from game.core.shares import percentages
from game.engine import legality
from game.engine.forecast import effects
from game.engine.legality import option_refusal
from game.engine.perform import odds_of, weights_of
from game.ui.presenters.cards import effect_rows, result_label, spent_on_prepared
from game.ui.presenters.desk import Desk, words
from game.ui.viewmodels import DetailRow, DialogVM, OptionVM

DILEMMA, PROPOSAL, CRISIS = "dilemma:", "offer:", "crisis:"
STEP_WORDS = {"match": "Answer in kind", "hold": "Hold", "back_down": "Step back"}


def open_questions(desk: Desk) -> list[DialogVM]:
    """Every question that this seat has not answered in what it has prepared, most pressing first."""
    if desk.view.over:
        return []
    if desk.view.crisis >= 0:
        return [crisis(desk)]
    prepared = desk.prepared
    answered = {(move.about, move.other) for move in prepared if isinstance(move, AnswerMove)}
    asked = [desk.program.questions[index] for index in desk.view.questions]
    offers = [desk.program.deals[index] for index in desk.view.offers]
    return [
        *(dilemma(desk, question) for question in asked if (question.id, "") not in answered),
        *(proposal(desk, deal) for deal in offers if (deal.id, desk.program.seats[deal.actor].id) not in answered),
    ]


def dilemma(desk: Desk, question: Question) -> DialogVM:
    """A dilemma with what each answer costs, risks and may do at once."""
    options = tuple(
        _option(desk, question, number, name) for name, number in zip(question.names, question.options, strict=True)
    )
    return DialogVM(
        id=DILEMMA + question.id,
        kind="dilemma",
        title=words(question.title),
        text=words(question.says),
        eyebrow="A decision for " + desk.program.seats[desk.seat].title,
        options=options,
        cancel="",
        default=question.names[question.default],
        note="Your answer is sealed with this turn's orders.",
        brief="A decision for " + desk.program.seats[desk.seat].short,
    )


def _option(desk: Desk, question: Question, number: int, name: str) -> OptionVM:
    deed = desk.program.deeds[number]
    option = desk.scenario.dilemmas[question.id].options[name]
    refusal = option_refusal(desk.program, desk.view.values, deed, desk.actor, spent_on_prepared(desk))
    rows = [
        DetailRow(info.label.split(",")[0], f"costs {price(info, legality.price(cost, desk.view.values))}")
        for info, cost in ((desk.program.slots[slot], cost) for slot, cost in deed.costs)
    ]
    chance = odds_of(deed, desk.view.values)
    if len(deed.results) > 1:
        weights = weights_of(deed, chance)
        told = ", ".join(
            f"{result_label(result)} {share} %"
            for result, share in zip(deed.results, percentages(weights), strict=True)
        )
        rows.append(DetailRow("May come of it", told))
    moves = effect_rows(desk, effects(desk.program, desk.view, deed))
    why_not = refusal.reason if refusal else ""
    return OptionVM(name, words(deed.title), words(option.blurb), tuple(rows), why_not, effects=moves)


def proposal(desk: Desk, deal: Deal) -> DialogVM:
    """An offer on the table: what it says, who promises what, for how long."""
    seats = desk.program.seats
    rows = [DetailRow(seats[promise.actor].short, words(promise.says)) for promise in deal.promises]
    turns = deal.hours // max(1, desk.program.turn_hours)
    rows.append(DetailRow("It binds for", f"{turns} turn{'s' if turns != 1 else ''}"))
    known = {
        "public": "Everyone will learn of it.",
        "private": "Everyone will learn that it exists.",
        "secret": "Only the two of you will know.",
    }
    return DialogVM(
        id=f"{PROPOSAL}{deal.id}:{seats[deal.actor].id}",
        kind="offer",
        title=words(deal.title),
        text=words(deal.says),
        eyebrow=f"{seats[deal.actor].title} proposes",
        rows=tuple(rows),
        options=(
            OptionVM("accept", "Accept", "It binds at once, when all orders are carried out."),
            OptionVM("refuse", "Do not accept", "The offer lapses."),
        ),
        default="refuse",
        note=known[desk.scenario.agreements[deal.id].secrecy],
        brief=f"{seats[deal.actor].short} proposes",
    )


def crisis(desk: Desk) -> DialogVM:
    """One step of a crisis exchange, played before the turn goes on."""
    item = desk.program.crises[desk.view.crisis]
    step = desk.view.step
    rows = [
        DetailRow("Step", f"{step} of {len(item.rungs)}"),
        DetailRow("On the ladder", desk.program.ladder[item.rungs[step - 1]].title),
    ]
    options = []
    for number, name in enumerate(("match", "hold", "back_down")):
        details = []
        if name == "match" and step < len(item.rungs):
            details.append(DetailRow("Next rung", desk.program.ladder[item.rungs[step]].title, "warn"))
        elif name == "match":
            details.append(DetailRow("After this step", "it runs out of hand", "bad"))
        elif name == "back_down" and desk.seat in item.audience:
            cost = item.audience_cost + item.audience_growth * (step - 1)
            info = desk.program.slots[item.audience[desk.seat]]
            details.append(DetailRow(info.label, f"−{price(info, cost)}", "bad"))
        options.append(
            OptionVM(name, item.titles[number] or STEP_WORDS[name], words(item.blurbs[number]), tuple(details))
        )
    others = [desk.program.seats[seat] for seat in item.actors if seat != desk.seat]
    return DialogVM(
        id=CRISIS + item.id,
        kind="exchange",
        title=words(item.title),
        text=words(item.says[min(step, len(item.says)) - 1]),
        eyebrow=f"Crisis with {', '.join(seat.title for seat in others)}: answers are given at the same time",
        rows=tuple(rows),
        options=tuple(options),
        default=("match", "hold", "back_down")[item.default],
        note="If all hold, it calms down. Whoever steps back ends it, at a price.",
        brief=f"Crisis with {', '.join(seat.short for seat in others)}: all answer at once",
    )
