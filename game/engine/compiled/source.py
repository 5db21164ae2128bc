"""Everything that is generated for a Program, as one text."""

from __future__ import annotations

from typing import NamedTuple

from game.core.program import Program
from game.engine.compiled.blocks import Blocks, Use
from game.engine.compiled.choices import Choices
from game.engine.compiled.deeds import Deeds, Readers
from game.engine.compiled.rules import Rules
from game.engine.compiled.writer import Writer


class Source(NamedTuple):
    """The text, what of it doctrine seats alone call, the tables of readers, and what knows blocks and ranks."""

    text: str
    doctrine: str
    readers: list[Readers]
    blocks: Blocks


def write_source(program: Program, use: Use) -> Source:
    """Generate all functions."""
    out, minds = Writer(), Writer()
    blocks = Blocks(program, out, use)
    deeds = Deeds(program, out, blocks, use)
    deeds.write()
    Rules(program, out, blocks).write()
    Choices(program, out, minds).write()
    return Source(out.text, minds.text, deeds.readers, blocks)
