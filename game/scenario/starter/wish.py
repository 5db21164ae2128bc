"""What an author asks for in a new scenario, and why some of it cannot be had."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from game.core.hidden import HIDDEN
from game.scenario.decode.ids import ID_LENGTH, RESERVED
from game.scenario.starter.region import Region

FEWEST, MOST = 2, 8
"""How many actors a first scenario may have."""
LONGEST_NAME, LONGEST_SHORT = 60, 8
_ID = re.compile(r"[a-z][a-z0-9_]*")
_SIGNS = re.compile(r"[\"\\{}]")
"""Signs that would end a quoted text, or that mean something in one."""
_EXAMPLE = "usa=United States,ussr=Soviet Union"
_OWN = frozenset(
    {
        *("zone", "parties", "allies", "everyone"),
        *("tension", "strain", "support", "capital", "means", "trust", "assurance", "service", "belief", "deaths"),
    }
)
"""Ids that the templates use where an actor's id could stand too."""
_WITH_ARTICLE = frozenset({
    "alliance", "authority", "bahamas", "board", "cabinet", "coalition", "command", "commission", "commonwealth",
    "community", "confederation", "council", "emirates", "empire", "federation", "front", "government", "hospitals",
    "islands", "isles", "kingdom", "league", "maldives", "ministry", "movement", "navy", "netherlands", "party",
    "philippines", "principality", "republic", "state", "states", "sultanate", "union",
})  # fmt: skip
"""Names whose last word, or last before `of`, is one of these take an article within a sentence."""


class WishError(ValueError):
    """A wish that cannot be had; the message is one sentence with the cure."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One actor: its id and its name."""

    id: str
    name: str

    @property
    def short(self) -> str:
        """At most eight characters for tables: the id in capitals where it fits, else the name's initials."""
        if len(self.id) <= LONGEST_SHORT:
            return self.id.upper()
        initials = "".join(word[0] for word in self.name.split() if word[0].isalnum()).upper()
        return initials[:LONGEST_SHORT] if len(initials) > 1 else self.name[:LONGEST_SHORT].strip()

    @property
    def called(self) -> str:
        """The name as it stands within a sentence."""
        return called(self.name)


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything that a template needs to know."""

    id: str
    title: str
    seats: tuple[Seat, ...]
    region: Region
    start: str
    turns: int
    turn_length: str


def called(name: str) -> str:
    """A name as it stands within a sentence: with an article where English asks for one."""
    words = name.casefold().partition(" of ")[0].split()
    own = words[0] in ("the", "a", "an") or words[0].endswith(("'s", "’s", "s'", "s’"))
    return f"the {name}" if words[-1] in _WITH_ARTICLE and not own else name


def read_seats(text: str) -> tuple[Seat, ...]:
    """The actors of `usa=United States,ussr=Soviet Union`; an id may be left out. Raises WishError."""
    found: list[Seat] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        id, equals, name = (piece.strip() for piece in part.partition("="))
        if not equals:
            id, name = slug(part), part
        found.append(Seat(id, name))
    if not FEWEST <= len(found) <= MOST:
        raise WishError(f"a scenario begins with {FEWEST} to {MOST} actors, not {len(found)}: write {_EXAMPLE}")
    for seat in found:
        _check_seat(seat)
    for what in ("id", "name"):
        _all_differ([getattr(seat, what) for seat in found], what)
    return _with_shorts(found)


def _with_shorts(seats: Sequence[Seat]) -> tuple[Seat, ...]:
    _all_differ([seat.short for seat in seats], "short form (made of the id)")
    return tuple(seats)


def _check_seat(seat: Seat) -> None:
    if not seat.id:
        raise WishError(f"'{seat.name}' needs an id of plain letters: write for example actor_1={seat.name}")
    if not _ID.fullmatch(seat.id) or len(seat.id) > ID_LENGTH:
        better = slug(seat.id)
        hint = f": write {better}={seat.name}" if better else ""
        raise WishError(f"'{seat.id}' cannot be an id; it takes lower-case letters, digits and _{hint}")
    if seat.id in RESERVED or seat.id in _OWN:
        raise WishError(f"'{seat.id}' means something else in a scenario: write for example {seat.id}_1={seat.name}")
    check_title(seat.name, f"the name of '{seat.id}'", LONGEST_NAME)


def check_title(text: str, what: str, longest: int) -> str:
    """The text if it can stand in every file of a template. Raises WishError."""
    if not text.strip():
        raise WishError(f"{what} is empty")
    if len(text) > longest:
        raise WishError(f"{what} has {len(text)} characters; at most {longest} fit")
    sign = _SIGNS.search(text) or HIDDEN.search(text)
    if sign or not text.isprintable():
        shown = f"'{sign[0]}'" if sign and sign[0].isprintable() else "a sign that cannot be seen"
        raise WishError(f"{what} contains {shown}: write it without, and change the files afterwards")
    return text.strip()


def _all_differ(words: Sequence[str], what: str) -> None:
    doubled = next((word for number, word in enumerate(words) if word in words[:number]), None)
    if doubled is not None:
        raise WishError(f"two actors have the same {what}, '{doubled}': write {_EXAMPLE}")


def slug(text: str) -> str:
    """An id made of a name; "" where it has no letters that an id may have."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    return re.sub(r"^[0-9_]+", "", words)[:ID_LENGTH].rstrip("_")
