"""What counts where an author wrote nothing: the default of a field of the language."""

from __future__ import annotations

import dataclasses

from game.core.fields import ByRef, Kind, ListOf, Part, Table
from game.core.model.results import Header
from game.core.model.scenario import SECTIONS, Scenario
from game.scenario.decode.parts import fields_of
from game.scenario.schema.wording import default_of


def default_at(path: tuple[str, ...], word: str) -> str | None:
    """The default of field `word` in the part at a path, in an author's words ("" for nothing); None for no field."""
    part = _part(path)
    if part is None or word not in fields_of(part):
        return None
    attribute, spec = fields_of(part)[word]
    return default_of(next(one for one in dataclasses.fields(part) if one.name == attribute), spec.kind)


def _part(path: tuple[str, ...]) -> type | None:
    """The class of the part at a path; None where there is none, such as inside an effect."""
    if not path:
        return Header
    if path[0] not in (*SECTIONS, "map"):
        return None
    kind: Kind | type | None = fields_of(Scenario)[path[0]][1].kind
    for name in path[1:]:
        kind = _inside(kind, name)
    kind = kind.of() if isinstance(kind, Part) else kind
    return kind if isinstance(kind, type) else None


def _inside(kind: Kind | type | None, name: str) -> Kind | type | None:
    if isinstance(kind, Part):
        kind = kind.of()
    if isinstance(kind, type):
        found = fields_of(kind).get(name)
        return found[1].kind if found is not None else None
    return kind.item if isinstance(kind, Table | ByRef | ListOf) else None
