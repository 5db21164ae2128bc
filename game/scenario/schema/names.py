"""The names that one scenario declares, as an editor may offer them. They are never asked for: new ones may come."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.fields import ByRef, Ref, Refs
from game.language.scope import Scope
from game.scenario.decode.refs import EVERYONE, ROLES
from game.scenario.merge import Gathered
from game.scenario.scope import scope_of


@dataclass(frozen=True, slots=True)
class Names:
    """Ids by what they name (`actor`, `event`), and the names of all numbers that can be written to."""

    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()

    def of(self, kind: Ref | Refs | ByRef) -> tuple[str, ...]:
        """What may be named by a value of this kind, as far as it is known."""
        found = tuple(name for word in kind.to.split("|") for name in self.ids.get(word, ()))
        if not found:
            return ()
        everyone = (*self.ids.get("group", ()), *EVERYONE) if isinstance(kind, Refs) and kind.to == "actor" else ()
        roles = ROLES if not isinstance(kind, ByRef) and kind.roles else ()
        return (*found, *everyone, *roles)


NAMELESS = Names()


def names_of(gathered: Gathered) -> Names:
    """The names of a scenario whose files have been put together."""
    assert gathered.root is not None
    scope = scope_of(gathered.root)
    ids = {word: tuple(names) for word, names in scope.ids.items()}
    return Names(ids, (*_numbers(scope), *ids.get("counter", ())))


def _numbers(scope: Scope) -> list[str]:
    """Meters of the world and of each actor that has them, and those of whoever acts; pairs would be too many."""
    made = []
    for name, meter in scope.meters.items():
        if meter.of == "world":
            made.append(name)
        elif meter.of == "actor":
            made += [f"{owner}.{name}" for owner in (*scope.ids["actor"], "self") if owner in (*meter.owners, "self")]
    return made
