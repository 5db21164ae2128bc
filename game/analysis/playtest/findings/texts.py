"""Words that nobody gets to read although what they tell of comes: from games that were told in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.analysis.playtest.judged import Judged, judged, several
from game.analysis.playtest.places import Part
from game.analysis.playtest.study import Study
from game.analysis.stats import share
from game.core.model.deeds import Deed, Outcome
from game.core.model.effects import Effect
from game.core.model.texts import Voices
from game.core.source import Span
from game.language.verbs.say import Say

LEAST = 5
"""An exchange is judged when it opened this often."""


def find(study: Study) -> Iterator[Judged]:
    """Every text that was never shown."""
    if not study.retold.ends:
        return
    for part in study.parts:
        deed = written(study, part)
        if deed is not None and part.hits(study.tally):
            yield from _says(study, part, deed)
            yield from _said(study, part, deed)
    yield from _steps(study)


def written(study: Study, part: Part) -> Deed | Outcome | None:
    """What the author wrote for an action, event or option, or one of its outcomes."""
    if part.kind == "outcome":
        parent = study.part(part.parent)
        whole = written(study, parent) if parent else None
        return whole.outcomes[part.id.rpartition(".")[2]] if isinstance(whole, Deed) else None
    name = part.id.partition(".")[2]
    match part.kind:
        case "action":
            return study.scenario.actions[name]
        case "event":
            return study.scenario.events[name]
        case "option":
            dilemma, _, option = name.partition(".")
            return study.scenario.dilemmas[dilemma].options[option]
    return None


def _says(study: Study, part: Part, entry: Deed | Outcome) -> Iterator[Judged]:
    """The versions of its words by reader."""
    if not entry.says:
        return
    sources = {study.program.deeds[key.which].source for key in part.keys}
    outcome = part.id.rpartition(".")[2] if part.kind == "outcome" else None
    told = 0
    for (source, name), mask in study.retold.told.items():
        if source in sources and outcome in (None, name):
            told |= mask
    if not told:
        return
    for reader, text in _versions(entry.says):
        readers = _mask(study, entry.says, reader)
        joined = f"(?:.+ )?{_pattern(text)}(?: .+)?"  # an action's words and those of its outcome are one text
        if not told & readers and not _heard(study, joined) & readers:
            yield _unread(study, part.id, text, entry.place("says"), f"for {reader}" if reader else "for the others")


def _versions(says: Voices) -> list[tuple[str, str]]:
    return [*says.by, *((("", says.others),) if says.others else ())]


def _mask(study: Study, says: Voices, reader: str) -> int:
    """The seats that would read this version."""
    seats = [seat.id for seat in study.program.seats]
    taken = 0
    for word, _ in says.by:
        mask = sum(1 << seats.index(member) for member in study.scenario.members((word,))) & ~taken
        if word == reader:
            return mask
        taken |= mask
    return (1 << len(seats)) - 1 & ~taken


def _unread(study: Study, part: str, text: str, span: Span, whose: str) -> Judged:
    games = sum(study.retold.ends.values())
    return judged(
        "unread-text",
        "note",
        "likely" if games >= 20 else "weak",
        part,
        f"nobody read the words {whose} in the {several(games, 'game')} told in full: {_short(text)!r}",
        "let those who should read it see what it tells of ('visible_to'), or take the words out",
        share(0, games),
        "share of games told in full",
        span,
    )


def _said(study: Study, part: Part, entry: Deed | Outcome) -> Iterator[Judged]:
    """What its effects `say`, at once or later."""
    texts = [(effect, text) for effect in says_in((*entry.effects, *entry.then)) for _, text in _versions(effect.words)]
    for effect, text in texts:
        if not _heard(study, _pattern(text)):
            yield _unread(study, part.id, text, effect.span, "said by one of its effects")


def _pattern(text: str) -> str:
    """The text with any name in place of its roles, as a regular expression."""
    return re.escape(text).replace(r"\{self\}", ".+").replace(r"\{target\}", ".+")


def _heard(study: Study, pattern: str) -> int:
    """The seats that heard such a text in words of their own, as those do that learn late of what was done."""
    wanted, heard = re.compile(pattern, re.DOTALL), 0
    for voice, mask in study.retold.voices.items():
        if mask & ~heard and any(wanted.fullmatch(one) for one in _all(study, voice)):
            heard |= mask
    return heard


def says_in(effects: Iterable[Effect]) -> Iterator[Say]:
    """All `say` effects among some effects."""
    return (effect for effect in effects if isinstance(effect, Say))


def _all(study: Study, voice: int) -> tuple[str, ...]:
    words = study.program.voices[voice]
    return (words.others, *(text for _, text in words.by))


def _steps(study: Study) -> Iterator[Judged]:
    """The words of an exchange's later steps, from all games."""
    for index, exchange in enumerate(study.scenario.exchanges.values()):
        part = study.part(f"exchange.{exchange.id}")
        opened = part.hits(study.tally) if part is not None else 0
        if part is None or opened < LEAST:
            continue
        for number, text in enumerate(exchange.says, 1):
            if not study.tally.steps[index, number]:
                yield judged(
                    "unread-text",
                    "note",
                    "likely" if opened >= 30 else "weak",
                    part.id,
                    f"nobody ever read the words of step {number}, although it opened {opened} times: {_short(text)!r}",
                    "let matching pay for somebody, or take the step out",
                    share(0, opened),
                    "share of its openings",
                    exchange.place("says"),
                )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
