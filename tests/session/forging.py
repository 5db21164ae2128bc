"""Files whose hash chain is right although the program would never write them."""

from __future__ import annotations

import hashlib

from game.session.records import GENESIS
from tests.session.games import saved_bytes


def forged(*bodies: bytes) -> bytes:
    """A file whose chain is right, whatever its records (without hash, as ``"kind":…}``) hold."""
    previous, lines = GENESIS, []
    for body in bodies:
        previous = hashlib.sha256(previous.encode() + b"{" + body).hexdigest()
        lines.append(b'{"hash":"%s",%s\n' % (previous.encode(), body))
    return b"".join(lines)


FIRST, SECOND = (line[len('{"hash":"') + 64 + len('",') : -1] for line in saved_bytes().splitlines(keepends=True)[:2])
"""The two records of a proper beginning, without their hashes."""
