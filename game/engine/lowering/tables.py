"""The growing tables of a Program: sources, voices, blocks. Equal entries are kept once."""

from __future__ import annotations

import re
from dataclasses import replace

from game.core.expr import TRUE, Expr
from game.core.model.texts import Voices
from game.core.primitives import AnyPrimitive
from game.core.program import Deed, Order, SourceRef, Voice
from game.engine.lowering.slots import SlotTable

_SHORTENED = ("vs", "cf", "ca", "approx", "incl", "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Capt", "Lt", "Adm")
"""What is written with a full stop that ends no sentence, beside letters between full stops: `U.S.`, `e.g.`."""
_STOP = r"(?<!\.[^\W\d_])" + "".join(rf"(?<!\b{short})" for short in _SHORTENED) + r"\."
_ROLE = re.compile(rf"""(?P<begins>(?:\A|\n|(?:[!?…]|{_STOP})["”’')]*\s+)["“‘'(]*)?\{{(?P<role>self|target)\}}""")
"""A placeholder, with what stands before it where it is the first word of a sentence."""


class Tables:
    """What all builders share."""

    def __init__(self, slots: SlotTable) -> None:
        self.slots = slots
        self.scenario = slots.scenario
        self.sources: list[SourceRef] = []
        self.voices: list[Voice] = []
        self.blocks: list[tuple[AnyPrimitive, ...]] = []
        self.deeds: list[Deed] = []
        self.orders: list[Order] = []
        self.index: dict[tuple[str, ...], int] = {}
        """Index of grounded things by (table, id, actor ...): happenings, questions, deals, demands, crises."""
        self.histories: dict[tuple[str, str, str], tuple[int, ...]] = {}
        """History slots by (event|action|tag|option, id, actor or "")."""
        self._blocks: dict[tuple[AnyPrimitive, ...], int] = {}
        self._voices: dict[Voice, int] = {}
        self._sources: dict[SourceRef, int] = {}
        self.block(())

    def block(self, primitives: tuple[AnyPrimitive, ...]) -> int:
        """Index of a block; block 0 is empty."""
        if primitives not in self._blocks:
            self._blocks[primitives] = len(self.blocks)
            self.blocks.append(primitives)
        return self._blocks[primitives]

    def voice(self, words: Voices | str, names: dict[str, str] | None = None) -> int:
        """Index of words, or -1 for none; `{self}` and `{target}` are filled from `names`."""
        if not words:
            return -1
        words = Voices(words) if isinstance(words, str) else words
        by = tuple((self.slots.mask((reader,)), self.fill(text, names)) for reader, text in words.by)
        voice = Voice(self.fill(words.others, names), by)
        if voice not in self._voices:
            self._voices[voice] = len(self.voices)
            self.voices.append(voice)
        return self._voices[voice]

    @staticmethod
    def fill(text: str, names: dict[str, str] | None) -> str:
        """Put names in place of `{self}` and `{target}`, with a capital where a sentence begins."""
        names = names or {}

        def named(found: re.Match[str]) -> str:
            name, begins = names.get(found["role"]), found["begins"]
            if name is None:
                return found[0]
            return name if begins is None else begins + name[:1].upper() + name[1:]

        return _ROLE.sub(named, text)

    def source(self, ref: SourceRef) -> int:
        """Index of a source."""
        if ref not in self._sources:
            self._sources[ref] = len(self.sources)
            self.sources.append(ref)
        return self._sources[ref]

    def deed(self, deed: Deed) -> int:
        """Keep a deed; gives its index."""
        self.deeds.append(replace(deed, index=len(self.deeds)))
        return len(self.deeds) - 1

    def note_history(self, kind: str, name: str, actor: str, slot: int) -> None:
        """Remember that this history belongs to a kind and id, in general and of this actor."""
        for who in {"", actor}:
            key = (kind, name, who)
            if slot not in self.histories.get(key, ()):
                self.histories[key] = (*self.histories.get(key, ()), slot)


def guarded(primitives: tuple[AnyPrimitive, ...], guard: Expr) -> tuple[AnyPrimitive, ...]:
    """The same primitives under a guard (they come unguarded from verbs)."""
    if guard == TRUE:
        return primitives
    return tuple(replace(primitive, guard=guard) for primitive in primitives)
