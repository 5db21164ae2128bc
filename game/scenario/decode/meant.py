"""What an author most likely meant by a name or field that is unknown where it stands, though its words are clear."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from game.scenario.nodes import Mapping, Node, Scalar

FOLLOW = {"event": "fire", "dilemma": "ask", "exchange": "exchange", "ultimatum": "demand", "agreement": "offer"}
"""Follow-ups by the word they begin with, and the verb that each stands for; an event with `in` is scheduled."""
_ACTORS = {
    **dict.fromkeys(("everyone", "everybody", "anyone", "any", "each", "both", "all actors", "public"), "all"),
    **dict.fromkeys(("other", "the others", "rest", "the rest", "everyone else"), "others"),
    **dict.fromkeys(("me", "myself", "i", "us", "itself", "actor", "owner"), "self"),
    **dict.fromkeys(("them", "opponent", "addressee", "recipient"), "target"),
}
"""Words for actors that the language calls otherwise."""
_AWAY = {"to": "write away: true in place of 'to'", "at": "leave 'at' out: the piece is then off the map"}
_FIELDS = {
    **dict.fromkeys(("if", "condition", "conditions", "requires", "needs", "when"), ("when", "needs", "if")),
    **dict.fromkeys(("trigger", "triggers"), ("when",)),
    **dict.fromkeys(("name", "label", "title"), ("title", "label")),
    **dict.fromkeys(("text", "message", "description"), ("says", "blurb", "doc")),
    **dict.fromkeys(("probability", "likelihood", "percent"), ("chance",)),
    **dict.fromkeys(("turn", "date", "time", "on"), ("at",)),
    **dict.fromkeys(("place", "position", "location", "where"), ("at", "pin")),
    **dict.fromkeys(("value", "initial", "initially", "begin"), ("start", "test")),
    **dict.fromkeys(("actor", "actors", "by", "for"), ("who", "to", "owner")),
    **dict.fromkeys(("cost", "price"), ("costs",)),
    **dict.fromkeys(("range", "radius"), ("range_km", "radius_km")),
    **dict.fromkeys(("effect", "does", "change", "changes"), ("effects",)),
    **dict.fromkeys(("next", "follow_up", "triggers", "leads_to"), ("then",)),
    **dict.fromkeys(("choices", "answers"), ("options",)),
    **dict.fromkeys(("who", "whom"), ("to", "for_each")),
    **dict.fromkeys(("question", "prompt"), ("says",)),
    **dict.fromkeys(("result", "outcome", "kind"), ("quality",)),
    **dict.fromkeys(("source", "reference", "references"), ("sources",)),
}
"""Fields by the words that authors use for them; the first that the part has is meant."""
_VERBS = {
    **dict.fromkeys(("set_flag", "raise_flag", "add_flag"), "flag"),
    **dict.fromkeys(("clear_flag", "unset_flag", "unset", "lower_flag", "remove_flag"), "unflag"),
    **dict.fromkeys(("trigger", "start", "cause", "run", "happen"), "fire"),
    **dict.fromkeys(("add", "increase", "decrease", "raise", "lower", "reduce", "adjust", "modify"), "change"),
    **dict.fromkeys(("message", "text", "print", "announce", "log", "says"), "say"),
    **dict.fromkeys(("tell", "inform", "learn", "show"), "reveal"),
    **dict.fromkeys(("escalate", "rung", "ladder"), "climb"),
}
"""Verbs by the words that authors use for them."""
_NOBODY = ("none", "nobody", "no one", "noone", "nothing", "null")
_SHOWN = ("title", "short", "label", "country")
"""Fields by which players know an entry."""
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\band\b|\bor\b)\s*|\s+")

NameOf = Callable[[str, str], str | None]
"""From a section's word and what players read to an id."""


class Titles:
    """The ids behind titles and short forms, section by section; each section is looked through when first asked."""

    def __init__(self, root: Mapping, words: dict[str, str]) -> None:
        self._root = root
        self._sections = {word: section for section, word in words.items()}
        self._found: dict[str, dict[str, str]] = {}

    def id_of(self, word: str, text: str) -> str | None:
        """The id of the entry of this section (`actor`, `place`) that is shown as `text`, whatever its case."""
        if word not in self._found:
            self._found[word] = _titles(self._root.get(self._sections.get(word, "")))
        return self._found[word].get(text.casefold())


def _titles(section: Node | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in section.entries if isinstance(section, Mapping) else ():
        for field in _SHOWN if isinstance(value, Mapping) else ():
            shown = value.get(field) if isinstance(value, Mapping) else None
            if isinstance(shown, Scalar):
                found.setdefault(shown.text.casefold(), key.text)
    return found


def spoken(field: str, sections: Collection[str], word: str, also: Collection[str]) -> str:
    """The cure for a plain word such as `everyone`, `me` or `away`; "" for any other."""
    if "place" in sections and word.casefold() in ("away", "off", "nowhere"):
        return _AWAY.get(field, "")
    if "actor" in sections and word.casefold() in _NOBODY:
        return f"leave '{field}' out" if field in ("target", "who", "to") else "write [] for nobody"
    if "party" in sections and word.casefold() in ("both", "all", "each"):
        return "write [proposer, partner]"
    right = _ACTORS.get(word.casefold(), "") if "actor" in sections else ""
    return f"write {right}" if right in also else ""


def together(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in `kgz, tjk` or `kgz and tjk`, if there are several and all are known."""
    names = tuple(_BETWEEN.split(text.strip()))
    return names if len(names) > 1 and all(map(known, names)) else ()


def verb_for(word: str) -> str:
    """The verb that an author calls `word`, as a hint; "" if it is none."""
    right = _VERBS.get(word.casefold(), "")
    return f"did you mean '{right}'?" if right else ""


def follow_up(field: str, section: str, word: str) -> str:
    """How a follow-up of another kind is begun: `{event: x}` in place of `{dilemma: x}`; "" elsewhere."""
    if section not in FOLLOW:
        return ""
    if field in FOLLOW:
        return f"write {{{section}: {word}}}"
    return f"write {{{FOLLOW[section]}: {word}}}" if field in FOLLOW.values() else ""


def field_for(word: str, known: Collection[str]) -> str:
    """The field that an author calls `word`, as a hint; "" if it is none of the part's."""
    right = next((field for field in _FIELDS.get(word.casefold(), ()) if field in known), "")
    return f"did you mean '{right}'?" if right else ""
