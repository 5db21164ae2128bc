"""Which names an expression or effect may use: what the checker knows of a scenario before it is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    """

    ids: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)
    meters: Mapping[str, MeterScope] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    target_kind: str = "actor"
    role_actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def has(self, section: str, name: str) -> bool:
        """Is the id declared in the section?"""
        return name in self.ids.get(section, {})

    def with_roles(self, /, *roles: str, target_kind: str = "actor", **actors: tuple[str, ...]) -> Scope:
        """The same names with these roles."""
        return replace(self, roles=roles, target_kind=target_kind, role_actors=actors)
