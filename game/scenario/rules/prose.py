"""Rules about words: slips of the pen, figures without units that can be converted, texts too long for their place."""

from __future__ import annotations

import re

from game.core.findings import Confidence, Finding, Findings, Place
from game.core.model.deeds import Action, Event
from game.core.model.results import Learning
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule
from game.scenario.rules.texts import Words, texts

CARD = 45
"""Characters of a title that fit on a card and in a headline."""
BLURB = 130
"""Characters that fit below it."""
_FINE_TWICE = frozenset({"had", "that", "very", "so", "no"})
_SPACES = re.compile(r"(?<=[^\s\0])  +(?=[^\s\0])")
_BEFORE_MARK = re.compile(r"(?<=\w) +([,;:!?.])(?=[ \0]|$)")
_MARK_HINTS = (" ,", " ;", " :", " !", " ?", " .")
_BARE = re.compile(
    r"\d[\d,.]*[ \u00a0]?(?:km/h|km[²³23]|km|kilometres|m[³3](?:/s)?|ha|miles|mph|ft|kg|lb|nm|°C|°F)(?![\w/}])"
)
_LEFT_OVER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX|[Ll]orem ipsum)\b")
_LEFT_HINTS = ("TODO", "TBD", "FIXME", "XXX", "orem ipsum")
_MARKS = re.compile('["()“”«»]')
_ENDS = tuple(".!?…:。！？")
_CLOSING = "\"'”’)»]」"
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"))


def _note(
    key: str, message: str, words: Words, findings: Findings, confidence: Confidence = "sure", hint: str = ""
) -> None:
    findings.add(Finding(key, "note", message, (Place(words.place),), hint, confidence))


def _before(found: re.Match[str], start: int) -> str:
    """The last words before a match, in the text that begins at `start`."""
    return " ".join(found.string[start : found.start()].split()[-2:])


@rule()
def slips(scenario: Scenario, findings: Findings) -> None:
    """No word, space or mark too many, and nothing that was to be filled in."""
    every = texts(scenario)
    for words, found, start in every.search(_SPACES, ("  ",)):
        _note("doubled-space", f"two spaces stand together after '{_before(found, start)}'", words, findings)
    for words, found, start in every.search(_BEFORE_MARK, _MARK_HINTS):
        message = f"a space stands before '{found[1]}' after '{_before(found, start)}'"
        _note("space-before-mark", message, words, findings, "likely")
    for words, found, _ in every.search(_LEFT_OVER, _LEFT_HINTS):
        message = f"'{found[0]}' has been left in a text that people read"
        findings.warning("left-over", message, words.place, hint="write what is meant")


@rule()
def doubled_words(scenario: Scenario, findings: Findings) -> None:
    """No word is written twice in a row."""
    for words in texts(scenario).words:
        before = ""
        for word in words.text.split():
            if word == before and word.isalpha() and word.islower() and word not in _FINE_TWICE and len(word) > 1:
                _note("doubled-word", f"'{word}' is written twice in a row", words, findings, "likely")
            before = word


@rule()
def pairs(scenario: Scenario, findings: Findings) -> None:
    """Brackets and quotation marks come in pairs."""
    marks: dict[int, tuple[Words, str]] = {}
    for words, found, start in texts(scenario).search(_MARKS):
        marks[start] = words, marks.get(start, (words, ""))[1] + found[0]
    for words, seen in marks.values():
        for first, last in _PAIRS:
            if seen.count(first) != seen.count(last):
                message = f"'{first}' and '{last}' do not pair up in this text"
                _note("unpaired-mark", message, words, findings, "likely")
        if seen.count('"') % 2:
            _note("unpaired-mark", "a quotation mark has no partner in this text", words, findings, "likely")


@rule()
def sentences(scenario: Scenario, findings: Findings) -> None:
    """Whole sentences end with a full stop or another mark, titles without one."""
    for words in texts(scenario).words:
        text = words.text
        if words.sentences and text.count(" ") >= 3 and not text.rstrip(_CLOSING).endswith(_ENDS):
            last = " ".join(text.split()[-2:])
            _note("no-full-stop", f"this ends without a full stop, after '{last}'", words, findings, "likely")
        elif (
            words.field == "title" and text.endswith(".") and text.count(".") == 1 and type(words.part) is not Learning
        ):
            _note("title-with-stop", f"the title “{text}” ends with a full stop", words, findings)


@rule()
def figures(scenario: Scenario, findings: Findings) -> None:
    """Distances and weights stand in braces, so that each reader gets the unit they think in."""
    for words, found, start in texts(scenario).search(_BARE):
        before = words.text[: found.start() - start][-1:]
        if words.field not in ("label", "title") and not (before.isalnum() or before in ("{", ".", ",")):
            hint = f"write {{{found[0]}}}"
            message = f"'{found[0]}' stays as it is for readers who think in other units"
            _note("bare-quantity", message, words, findings, "likely", hint)


@rule()
def long_texts(scenario: Scenario, findings: Findings) -> None:
    """A title fits on its card and in a headline, and the lines below it on the card."""
    for words in texts(scenario).words:
        if words.field == "title" and len(words.text) > CARD and isinstance(words.part, Action | Event):
            message = f"this title has {len(words.text)} characters; about {CARD} fit on a card and in a headline"
            _note("title-too-long", message, words, findings, "likely")
        elif words.field == "blurb" and len(words.text) > BLURB:
            message = f"these lines have {len(words.text)} characters; about {BLURB} fit on a card"
            _note("blurb-too-long", message, words, findings, "weak", "players see the rest only when they point at it")


_SPELLINGS = (
    *(("colour", "color"), ("defence", "defense"), ("centre", "center"), ("neighbour", "neighbor")),
    *(("harbour", "harbor"), ("organisation", "organization"), ("mobilisation", "mobilization")),
    *(("manoeuvre", "maneuver"), ("labour", "labor"), ("favour", "favor")),
)


@rule(whole=True)
def spelling(scenario: Scenario, findings: Findings) -> None:
    """British and American spelling of one word do not stand side by side."""
    every = texts(scenario)
    for pair in _SPELLINGS:
        if not all(every.holds(word) for word in pair):
            continue
        british, american = (
            next((words for words, _, _ in every.search(re.compile(rf"\b{word}s?\b"))), None) for word in pair
        )
        if british is not None and american is not None:
            message = f"'{pair[1]}' is spelt '{pair[0]}' elsewhere"
            places = (Place(american.place), Place(british.place, "the other spelling"))
            findings.add(Finding("mixed-spelling", "note", message, places, "choose one of them", "weak"))
