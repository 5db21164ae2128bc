"""Which names an expression or effect may use: what the checker knows of a scenario before it is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from game.core.findings import Place
from game.core.source import Span


@dataclass(frozen=True, slots=True)
class MeterScope:
    """What the checker needs of a meter: whom it belongs to (`world`, `actor`, `pair`), who has it, its range.

    `owners` are the actors that have an actor meter, or the first actors of a pair meter. Range in thousandths.
    """

    of: str
    low: int
    high: int
    owners: frozenset[str] = frozenset()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Ids by section (each with the place of its declaration), and the roles that may be used here.

    `ids[section]` maps an id to its span. `roles` are the role words allowed (`self`, `target`); `target_kind` is what
    `target` is (`actor` or `place`); `role_actors` says which actors a role may stand for, where that is known.
    `gone[section]` are ids of an extended scenario that this one removes, with the place where it says so.
    """

    ids: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)
    meters: Mapping[str, MeterScope] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    target_kind: str = "actor"
    role_actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gone: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)

    def has(self, section: str, name: str) -> bool:
        """Is the id declared in the section?"""
        return name in self.ids.get(section, {})

    def removed(self, sections: Iterable[str], name: str) -> tuple[Place, ...]:
        """Where an id was removed from one of the sections, as a further place of a finding; () if it was not."""
        found = (self.gone[section][name] for section in sections if name in self.gone.get(section, ()))
        return tuple(Place(span, "removed here") for span in islice(found, 1))

    def with_roles(self, /, *roles: str, target_kind: str = "actor", **actors: tuple[str, ...]) -> Scope:
        """The same names with these roles."""
        return replace(self, roles=roles, target_kind=target_kind, role_actors=actors)
