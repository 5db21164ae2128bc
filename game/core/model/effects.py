"""What an effect is to the model; the verbs themselves are registered in `game.language.verbs`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Cond, Duration, Percent, spec
from game.core.model.base import Entry
from game.core.model.time import Duration as Span
from game.core.tree import Test


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Entry):
    """One change of the world. A subclass is one verb.

    Written as a mapping with the verb's name as one key; `if`, `in` and `chance` may stand beside it.
    The verb's value is either a mapping of the subclass's own fields or, where `short` names a field, that field's
    value alone (`fire: sea_launch`).
    """

    verb: ClassVar[str]
    short: ClassVar[str] = ""
    doc: ClassVar[str]
    example: ClassVar[str]

    needs: Test | None = spec(
        Cond(), "It happens only if this holds at that moment.", example="tension >= 60", default=None
    )
    delay: Span | None = spec(Duration(), "It happens that much later.", default=None, example="2 turns")
    chance: int | None = spec(Percent(), "How likely it happens.", default=None, example="35%")

    def lower(self, to: Any) -> Iterable[Any]:
        """The primitives this effect comes to; `to` is a `language.binder.Binder`."""
        raise NotImplementedError

    def speak(self, to: Any) -> str:
        """The effect as an English sentence; `to` gives labels (a `language.labels.Labels`)."""
        raise NotImplementedError


COMMON = {"if": "needs", "in": "delay", "chance": "chance"}
"""Keys that may stand beside a verb, and the fields they fill."""
