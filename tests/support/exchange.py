"""A real exchange between Whitecell and the sample agent, as `whitecell agent-protocol` shows it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from game.agents.base import agents_for
from game.agents.external.child import Child
from game.agents.play import play
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.resources import assets_dir
from game.scenario.build import load_files
from tests.support.play import TWO_SIDES

EXAMPLE = assets_dir() / "agents" / "example.txt"
SAMPLE = assets_dir() / "agents" / "sample_agent.py"
KEYS = ("questions", "offers")
"""Beside the first decision, the first of each kind that asks something of this kind is shown."""


def _program() -> Program:
    """Two sides, with a dilemma that is asked at a lower tension, so that a game soon shows one."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in sorted(TWO_SIDES.iterdir()) if path.is_file()}
    sources["actions.yaml"] = sources["actions.yaml"].replace("if: tension >= 60", "if: tension >= 50")
    loaded = load_files(sources)
    assert loaded.scenario is not None
    return compile_scenario(loaded.scenario)


def exchange(seed: int) -> list[str]:
    """Lines of a game of two sides: `> ` before what Whitecell sends, `< ` before what the sample agent answers."""
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        send, receive = Child.send, Child.receive

        def sent(child: Child, line: bytes) -> None:
            said.append(f"> {line.decode()}")
            send(child, line)

        def received(child: Child, until: float) -> bytes | None:
            line = receive(child, until)
            said.append(f"< {(line or b'').decode()}")
            return line

        patch.delenv("WHITECELL_AGENT_SECONDS", raising=False)
        patch.setattr(Child, "send", sent)
        patch.setattr(Child, "receive", received)
        program = _program()
        agents = agents_for(program, f'besk=exec:"{sys.executable} -I {SAMPLE}",*=random')
        for _ in play(program, agents, seed):
            pass
    return said


def example() -> str:
    """The part that is shown of the first game with every kind of question: hello, the first decision, and the first
    that asks each kind."""
    for seed in range(100):
        hello, *rest = exchange(seed)
        pairs = list(zip(rest[::2], rest[1::2], strict=True))
        asking = [[number for number, pair in enumerate(pairs) if _message(pair[0])[key]] for key in KEYS]
        if all(asking):
            shown = sorted({0, *(numbers[0] for numbers in asking)})
            return "\n".join([hello, *(line for number in shown for line in pairs[number])]) + "\n"
    raise AssertionError("no game asks every kind of question")


def _message(line: str) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(line[2:])
    return message


def write_example(path: Path = EXAMPLE) -> Path:
    """Record it anew."""
    path.write_text(example(), encoding="utf-8", newline="\n")
    return path
