"""Everything that is generated for a Program, as one text."""

from __future__ import annotations

from typing import NamedTuple

from game.core.program import Program
from game.engine.compiled.blocks import Blocks
from game.engine.compiled.choices import Choices
from game.engine.compiled.deeds import Deeds, Readers
from game.engine.compiled.rules import Rules
from game.engine.compiled.writer import Writer


class Source(NamedTuple):
    """The text, the tables of readers that it names, and what knows blocks and ranks."""

    text: str
    readers: list[Readers]
    blocks: Blocks


def write_source(program: Program, traced: bool = False) -> Source:
    """Generate all functions; `traced` ones note what happens."""
    out = Writer()
    blocks = Blocks(program, out)
    deeds = Deeds(program, out, blocks, traced)
    deeds.write()
    Rules(program, out, blocks).write()
    Choices(program, out).write()
    return Source(out.text, deeds.readers, blocks)
