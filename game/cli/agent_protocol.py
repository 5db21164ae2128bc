"""`whitecell agent-protocol`: how a program of one's own plays a seat, in any language, with a recorded example."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from game.cli.errors import FINE

MOST_SHOWN = 3
"""Entries of a list or table that the example shows; how many more there are is said."""


def configure(parser: argparse.ArgumentParser) -> None:
    """No arguments."""
    parser.epilog = "example:\n  whitecell agent-protocol"


def run(args: argparse.Namespace) -> int:
    """Print the protocol."""
    from game.agents.external.agent import MOST_FAULTS, SECONDS, SECONDS_VARIABLE
    from game.agents.external.answer import MOST_MOVES
    from game.agents.external.child import GRACE, LONGEST
    from game.agents.external.wire import PROTOCOL
    from game.resources import assets_dir

    folder = assets_dir() / "agents"
    sample, example = folder / "sample_agent.py", folder / "example.txt"
    print(
        TEXT.format(
            protocol=PROTOCOL,
            seconds=f"{SECONDS:g}",
            variable=SECONDS_VARIABLE,
            faults=MOST_FAULTS,
            moves=MOST_MOVES,
            longest=f"{LONGEST:,}",
            grace=f"{GRACE:g}",
            sample=sample,
            example=example,
        )
    )
    if example.is_file():
        for line in shown(example.read_text(encoding="utf-8")):
            print(line)
    return FINE


TEXT = """\
A program of your own can play a seat. It is named in a SPEC, and the rest of the word is its command:

  whitecell simulate korea_2023_class --agents "rok=exec:'python3 my_agent.py --calm',*=doctrine"

A working agent to start from, in plain Python: {sample}

THE WAY IT RUNS
  The command is started once for each seat and game, when its seat is first asked, in the folder you are in and without
  a shell. Whitecell writes to its standard input and reads its standard output: one JSON object a line, ASCII going in,
  UTF-8 coming back. Write the whole line and flush it. When the input ends, the game is over: finish within {grace} s.
  Standard error is not shown, but its last line is quoted if the program ends too early; notes of your own belong in a
  file. Messages may get more keys, so pass over those you do not know.

WHAT YOU GET: hello, once, then decide, at every decision point of your seat
  hello   needs no answer: protocol ({protocol}), time_limit (s), scenario {{id, title, turns}}, what never changes:
          seat        {{id, title, office, briefing, currency, objectives}}
          seats       title by id
          numbers     by name: label, better (up, down or neither), low, high, unit; also flags and pieces
          orders      what you can order: action, target, title, blurb, instrument, rung, intents (a public order may
                      say what is meant by it), once, joint, consent (who must order it too), hours (until it is done)
          agreements  that you can propose or be offered: from, to, title, says, terms, hours
          places, ladder
  decide  must be answered. id, turn, hour (since the start), turn_hours, rung, and what you know now:
          values      numbers in whole units, flags and learned facts as true or false, pieces by their place
          estimates   numbers that you know only from a report: low, high, and the turn of the report
          happened    in which turns you saw it done: action.ACTOR.NAME, option..., event..., line...
          agreements  from, to, state (offered, in force, kept, broken, refused), until_hour
          deadlines   ultimatums: from, to, says, state (pending, met, expired), due_hour
          others      what you hold against and for each other seat, and what you last took it to mean
          and what you can do; every entry has a move to send back as it is:
          orders      move, costs, odds (of success, from and to), refused (why not now, or null); at most most_orders
          questions   title, says, default, options [{{move, title, costs, refused}}]
          offers      agreement, from, options [{{move}}] to accept or refuse
          proposals   an agreement to propose (one a turn): move, costs, refused
          under_way   a begun action to call off: move
          crisis      null, or the only thing asked: title, says, with, step, steps, default,
                      options [{{move, title, blurb}}]: match, hold or back_down
          refused     moves of your last answer that could not be made: move, reason

WHAT YOU ANSWER
  {{"id": ID, "moves": [...]}} with the id of the decide message, and at most {moves} moves:
  {{"kind": "order", "action": ..., "target": ..., "intent": ...}}   target and intent may be left out
  {{"kind": "answer", "about": ..., "choice": ..., "other": ...}}    a question, an offer (other: who made it), a crisis
  {{"kind": "offer", "agreement": ..., "other": ...}}
  {{"kind": "cancel", "action": ..., "target": ...}}
  What is left unanswered gets the scenario's default. Moves that cannot be made together (costs add up) are taken in
  your order as long as they fit. You see only what your seat may know, and nothing of the luck of the game: for games
  that can be repeated, draw your own luck from the messages.

WHAT GOES WRONG
  An answer may take {seconds} s, the first one with the start of the program; the environment variable
  {variable} gives another number of seconds. An answer that is late, not JSON, without the id or with
  a move of another seat is a fault: Whitecell says it once on standard error, and the seat does nothing at that
  decision. Late answers are passed over when they come. After {faults} faults, or if it ends or says a line of more
  than {longest} bytes, the program is ended and the seat does nothing for the rest of the game.
  A saved game never starts a program: `whitecell resume GAME --agents SPEC` names it again.

AN EXAMPLE, recorded from a real game with the sample agent; long tables are cut here, all of it is in
{example}
  > what Whitecell sends   < what the agent answers"""


def shown(recorded: str) -> Iterator[str]:
    """The recorded messages laid out for reading."""
    for line in recorded.splitlines():
        mark, message = line[0], json.loads(line[2:])
        yield ""
        yield f"{mark} {{"
        for key, value in message.items():
            for part in _entry(key, value):
                yield f"{mark}   {part}"
        yield f"{mark} }}"


def _entry(key: str, value: Any) -> Iterator[str]:
    """One key of a message: on one line, or an entry a line where it is a list or a table."""
    name = json.dumps(key)
    if not isinstance(value, list | dict) or len(json.dumps(value)) < 90:
        yield f"{name}: {json.dumps(value)},"
        return
    opening, closing = "[]" if isinstance(value, list) else "{}"
    lines = [json.dumps(item) for item in value] if isinstance(value, list) else [*_pairs(value)]
    yield f"{name}: {opening}"
    for line in lines[:MOST_SHOWN]:
        yield f"  {line},"
    if len(lines) > MOST_SHOWN:
        yield f"  ... and {len(lines) - MOST_SHOWN} more"
    yield f"{closing},"


def _pairs(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{json.dumps(key)}: {json.dumps(value)}"
