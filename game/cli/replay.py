"""`whitecell replay`: what a saved game holds, and whether replaying it gives the same."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from game.cli.errors import FAILED, FINE
from game.cli.scenarios import save_error, seat_index, whole
from game.session.errors import SaveError


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("game", metavar="GAME", help="a saved game")
    parser.add_argument(
        "--verify", action="store_true", help="recompute every state and compare; exit 1 if one differs"
    )
    parser.add_argument("--turn", type=whole(1, 60), default=0, metavar="K", help="stop at turn K")
    parser.add_argument("--seat", metavar="ACTOR", help="tell the game as this seat saw it")
    parser.epilog = "example:\n  whitecell replay game.wcg --verify"


def run(args: argparse.Namespace) -> int:
    """Print a line for every recorded state, or the story of one seat."""
    from game.session.saved import read_story

    try:
        story = read_story(Path(args.game))
    except SaveError as error:
        raise save_error(error) from error
    if story.notice:
        print(f"whitecell: {story.notice}", file=sys.stderr)
    rounds = [made for made in story.rounds if not args.turn or made.state.turn <= args.turn]
    if args.seat:
        from game.session.transcript import transcript

        for line in transcript(story.scenario, story.program, rounds, seat_index(story.program, args.seat)):
            print(line)
        return FINE
    if args.verify:
        return _verify(story, len(rounds))
    for made in rounds:
        print(f"STATE {made.state.digest} turn {made.state.turn}", flush=True)
    return FINE


def _verify(story: object, count: int) -> int:
    from game.core.codes import RULES
    from game.session.saved import Story, verify

    assert isinstance(story, Story)
    if story.header.rules != RULES:
        print(f"whitecell: saved under rules {story.header.rules}; these are rules {RULES}", file=sys.stderr)
    for verdict, _ in zip(verify(story), range(count), strict=False):
        print(f"STATE {verdict.state.digest} turn {verdict.state.turn}", flush=True)
        if verdict.difference:
            print(f"whitecell: the replay differs: {verdict.difference}", file=sys.stderr)
            return FAILED
    if story.notice:
        print("every state up to the damage is the same")
        return FAILED
    print("every state is the same")
    return FINE
