"""Rules about dilemmas, agreements, ultimatums and crisis exchanges."""

from __future__ import annotations

from game.core.findings import Findings, Place
from game.core.model.dialogue import Agreement, Dilemma, Exchange, Term
from game.core.model.scenario import Scenario
from game.language.verbs.offer import Propose
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import groundings, label, pairs, parts, walk

PROMISES = ("must_not", "must", "holds", "pays")


@rule()
def dilemmas(scenario: Scenario, findings: Findings) -> None:
    """There is a choice, and silence can always be answered for."""
    for dilemma in scenario.dilemmas.values():
        if len(dilemma.options) < 2:
            message = f"{label(dilemma)} leaves no choice"
            findings.error("too-few-options", message, dilemma.place("options"), hint="two or more")
        if not scenario.members(dilemma.to):
            findings.error("nobody", f"{label(dilemma)} is put to nobody", dilemma.place("to"))
        _default(dilemma, findings)


def _default(dilemma: Dilemma, findings: Findings) -> None:
    option = dilemma.options.get(dilemma.default)
    for field in ("needs", "costs"):
        if option is not None and getattr(option, field):
            message = f"'{option.id}' is the answer of silence, so it has no '{field}'"
            default = Place(dilemma.place("default"), "the default")
            findings.error("default-not-free", message, option.place(field), default)


@rule()
def agreements(scenario: Scenario, findings: Findings) -> None:
    """Someone can propose it to someone else, and each term is one promise."""
    for agreement in scenario.agreements.values():
        if not pairs(scenario, agreement):
            message = f"nobody can propose {label(agreement)} to anyone but itself"
            findings.error("no-partner", message, agreement.place("partner"))
        if not agreement.terms:
            findings.error("missing-value", f"{label(agreement)} promises nothing", agreement.place("terms"))
        for term in agreement.terms.values():
            _term(agreement, term, findings)


def _term(agreement: Agreement, term: Term, findings: Findings) -> None:
    written = [name for name in PROMISES if getattr(term, name)]
    if not written:
        hint = "write one of must_not, must, holds and pays"
        findings.error("missing-field", f"the term '{term.id}' promises nothing", term.span, hint=hint)
    for extra in written[1:]:
        message = f"the term '{term.id}' has both '{written[0]}' and '{extra}'; each promise is a term of its own"
        first = Place(term.place(written[0]), "the first promise")
        findings.error("several-promises", message, term.place(extra), first)
    if term.within is not None and not term.must:
        message = "'within' says until when something must be done; this term has no 'must'"
        findings.error("within-without-must", message, term.place("within"))
    if not term.who:
        findings.error("nobody", f"nobody promises '{term.id}'", term.place("who"))


@rule()
def offers(scenario: Scenario, findings: Findings) -> None:
    """Whoever an effect makes propose an agreement may propose it, and to that partner."""
    for _, part in parts(scenario):
        roles = groundings(scenario, part)
        for effect in walk(part):
            agreement = scenario.agreements.get(effect.agreement) if isinstance(effect, Propose) else None
            if agreement is None:
                continue
            allowed = set(pairs(scenario, agreement))
            for self_id, target_id in roles:
                known = {"self": self_id, "target": target_id}
                pair = known.get(effect.proposer, effect.proposer), known.get(effect.to, effect.to)
                if pair not in allowed:
                    _no_offer(pair, agreement, effect, findings)
                    break


def _no_offer(pair: tuple[str, str], agreement: Agreement, effect: Propose, findings: Findings) -> None:
    if "" in pair:
        missing = "proposer" if not pair[0] else "partner"
        hint = f"write {'from' if not pair[0] else 'to'}: and the name of an actor"
        message = f"it is not said who is the {missing} of '{agreement.id}' here"
        findings.error("missing-field", message, effect.span, hint=hint)
        return
    message = f"'{pair[0]}' cannot propose '{agreement.id}' to '{pair[1]}'"
    findings.error("offer-impossible", message, effect.span, Place(agreement.span, "its parties are named here"))


@rule()
def ultimatums(scenario: Scenario, findings: Findings) -> None:
    """Nobody demands anything of itself."""
    for ultimatum in scenario.ultimatums.values():
        if ultimatum.sender == ultimatum.to:
            message = f"'{ultimatum.to}' demands this of itself"
            sender = Place(ultimatum.place("sender"), "who demands it")
            findings.error("no-partner", message, ultimatum.place("to"), sender)


@rule()
def exchanges(scenario: Scenario, findings: Findings) -> None:
    """Two or three actors, one to four steps, words for each step."""
    for exchange in scenario.exchanges.values():
        actors, steps = scenario.members(exchange.who), len(exchange.rungs)
        if not 2 <= len(actors) <= 3:
            message = f"a crisis exchange is between two or three actors, not {len(actors)}"
            findings.error("exchange-actors", message, exchange.place("who"))
        if not 1 <= steps <= 4:
            message = f"a crisis exchange has one to four steps, not {steps}"
            findings.error("exchange-steps", message, exchange.place("rungs"))
        elif len(exchange.says) != steps:
            _words(exchange, steps, findings)


def _words(exchange: Exchange, steps: int, findings: Findings) -> None:
    message = f"'says' has {len(exchange.says)} texts for {steps} steps"
    hint = "one text for each of the rungs"
    rungs = Place(exchange.place("rungs"), f"{steps} steps")
    findings.error("exchange-words", message, exchange.place("says"), rungs, hint=hint)
