"""Which ids an author may choose. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Findings
from game.core.hidden import visible
from game.scenario.nodes import Scalar

ID_LENGTH = 40
RESERVED = frozenset(
    {
        *("self", "target", "all", "others", "any", "none", "and", "or", "not", "if", "in", "then", "else", "is"),
        *("true", "false", "null", "turn", "rung", "flag", "away", "normal", "proposer", "partner", "hold"),
    }
)
"""Words that mean something of their own in conditions, lists of actors or terms."""
_ID = re.compile(r"[a-z][a-z0-9_]*")


def good_id(key: Scalar, findings: Findings) -> bool:
    """Whether a key can be an id; the reason is recorded if not."""
    name = key.text
    if name in RESERVED:
        message = f"'{name}' is a word of the language and cannot be an id"
        findings.error("reserved-id", message, key.span, hint=f"for example '{name}_1' can")
        return False
    if _ID.fullmatch(name) and len(name) <= ID_LENGTH:
        return True
    if len(name) > ID_LENGTH:
        findings.error("bad-id", f"this id has {len(name)} characters; at most {ID_LENGTH} are allowed", key.span)
        return False
    better = id_for(name)
    hint = f"write '{better}'" if better else ""
    shape = "ids begin with a letter and hold lower-case letters, digits and _"
    message = f"'{visible(name, 60)}' cannot be an id: {shape}"
    findings.error("bad-id", message, key.span, hint=hint)
    return False


def id_for(words: str) -> str:
    """An id made of the words; "" if none can be."""
    better = re.sub(r"_+", "_", re.sub(r"[^a-z0-9]", "_", words.lower())).strip("_0123456789")
    return better if _ID.fullmatch(better) and better not in RESERVED and len(better) <= ID_LENGTH else ""
