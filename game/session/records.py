"""One record of a saved game and the hash chain that ties it to all records before. Standard library only.

A record is one line of canonical JSON, keys sorted, ASCII, ended by a line feed:

    {"hash":"9f…","kind":"moves","n":7,"payload":…,"rules":3,"turn":2}

``hash`` is the SHA-256 (hex) of the previous record's hash followed by the canonical JSON of the other five fields;
the first record follows sixty-four zeros. Because the text is canonical, a line is verified byte by byte without
parsing it: any changed byte breaks the chain. What the chain cannot show is that whole records are missing at the end.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from game.session.jsontext import Json, JsonInput, canonical, parse

GENESIS = "0" * 64
"""The hash before the first record."""

KINDS: dict[str, str] = {
    "header": "what the game is: versions, seed, scenario, seats; always the first record",
    "sources": "the scenario's files and the hashes of its assets; always the second record",
    "moves": "what came from outside: orders, answers, offers, injects, rulings",
    "state": "a turn's result: the state and its hash",
    "note": "an observation or bookmark; changes nothing in the game",
    "undo": "the moves before it no longer count",
    "rewind": "the game goes on from an earlier turn; what lies between is kept, but no longer counts",
    "end": "the game is over, and why",
}
"""The known kinds of record. Later versions add to them and raise the rules number, so that older ones can tell."""

_LARGEST = 999_999_999
_HEAD = re.compile(rb'\{"hash":"([0-9a-f]{64})","kind":"([a-z_]{1,32})","n":(0|[1-9][0-9]{0,8}),"payload":')
_TAIL = re.compile(rb',"rules":(0|[1-9][0-9]{0,8}),"turn":(0|[1-9][0-9]{0,8})\}\n\Z')
_LONGEST_TAIL = 64
_START_OF_REST = len('{"hash":"') + 64 + len('",')


@dataclass(frozen=True, slots=True)
class Record:
    """A verified record.

    n:     its place in the file, from 0.
    kind:  a key of KINDS.
    rules: the number of the rules under which it was written.
    turn:  the turn at which the game stands after it; 0 before the first.
    hash:  64 hex digits, the link of the chain.
    body:  the payload's canonical JSON; kept as text, so that nothing can change a record once it is written.
    """

    n: int
    kind: str
    rules: int
    turn: int
    hash: str
    body: bytes

    @property
    def payload(self) -> Json:
        """The payload, parsed afresh at each call. Raises JsonRefused if the text is not what saves use."""
        return parse(self.body)

    def line(self) -> bytes:
        """The record as it stands in the file, with its line end."""
        return b'{"hash":"%s",%s\n' % (self.hash.encode(), self._rest())

    def follows(self, before: Record) -> bool:
        """Whether this is the intact record right after ``before``."""
        return self.n == before.n + 1 and self.hash == _link(before.hash, self._rest())

    def _rest(self) -> bytes:
        return _rest(self.n, self.kind, self.rules, self.turn, self.body)


def seal(previous: str, n: int, kind: str, payload: JsonInput, *, rules: int, turn: int) -> Record:
    """Makes record ``n`` after the record with the hash ``previous``.

    Raises ValueError for a kind that is not in KINDS and numbers outside 0..999,999,999, JsonRefused for a payload
    that cannot be written.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind of record: {kind!r}")
    for number in (n, rules, turn):
        if not 0 <= number <= _LARGEST:
            raise ValueError(f"out of range: {number}")
    body = canonical(payload)
    rest = _rest(n, kind, rules, turn, body)
    return Record(n, kind, rules, turn, _link(previous, rest), body)


def unseal(previous: str, n: int, line: bytes) -> Record | None:
    """The record that ``line`` (with its line end) holds, or None if it is not intact record ``n`` after ``previous``.

    The kind may be unknown and the payload may be anything: both are for the reader to judge.
    """
    record = outline(line)
    if record is None or record.n != n:
        return None
    return record if _link(previous, line[_START_OF_REST:-1]) == record.hash else None


def outline(line: bytes) -> Record | None:
    """What ``line`` says it is, not verified; None if it does not look like a record."""
    head = _HEAD.match(line)
    tail = _TAIL.search(line, max(0, len(line) - _LONGEST_TAIL))
    if head is None or tail is None:
        return None
    found, kind, n = (group.decode() for group in head.groups())
    rules, turn = (int(group) for group in tail.groups())
    return Record(int(n), kind, rules, turn, found, line[head.end() : tail.start()])


def turn_at_end(line: bytes) -> int | None:
    """The turn that the end of a line tells, not verified; its beginning may be missing. None if it tells none."""
    tail = _TAIL.search(line, max(0, len(line) - _LONGEST_TAIL))
    return int(tail.group(2)) if tail else None


def _link(previous: str, rest: bytes) -> str:
    """The hash of a record whose line, without its hash and line end, is ``rest`` (as ``"kind":…}``)."""
    digest = hashlib.sha256(previous.encode())
    digest.update(b"{")
    digest.update(rest)
    return digest.hexdigest()


def _rest(n: int, kind: str, rules: int, turn: int, body: bytes) -> bytes:
    return b'"kind":"%s","n":%d,"payload":%s,"rules":%d,"turn":%d}' % (kind.encode(), n, body, rules, turn)
