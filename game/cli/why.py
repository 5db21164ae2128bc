"""`whitecell why`: why something did or did not happen in a game, and what moved a number."""

from __future__ import annotations

import argparse

from game.cli.errors import FINE, REFUSED, CliError
from game.cli.scenarios import add_seed, choose, whole


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument(
        "what",
        metavar="ID",
        help="an event, dilemma, action, agreement, ultimatum, exchange or ending; or a meter, counter, flag, fact or "
        "piece, for what moved it (tension, power, kgz.power)",
    )
    add_seed(parser)
    parser.add_argument("--turn", type=whole(1, 60), default=0, metavar="K", help="tell this turn in full")
    parser.epilog = (
        "example:\n  whitecell why korea_2023 satellite_claims\n  whitecell why korea_2023 bomber_flight --turn 3\n"
        "  whitecell why korea_2023 rok.support\n\n"
        "Plays one game by doctrine and tells for each line of a condition whether it held. Without --turn it is a\n"
        "table of all turns, up to the one in which an event happens: + held, - failed, . not judged, behind the\n"
        "number that counted. With --turn each line is told with its values in words.\n\n"
        "What a computer seat chose is told too: the worth of an order, an offer or an answer (also at each step of a\n"
        "crisis exchange) in its own eyes beside the worth that was needed, and its rank among all that were legal:\n"
        "2/14 is the second of fourteen. An order given in both of the last two turns is not weighed. With --turn it\n"
        "is also told what that worth is made of (aims, objectives, price, whim ...) and what was chosen instead.\n\n"
        "Of a meter, counter, flag, fact or piece it tells what moved it, turn by turn and by how much, with the line\n"
        "of each effect; then all that can move it, and all that asks about it. Meters are called as conditions call\n"
        "them: tension, rok.support, usa.attitude.rok; support alone is that of all actors. Where an event and a flag\n"
        "have the same id, it means the event: flags.hotline asks about the flag."
    )


def run(args: argparse.Namespace) -> int:
    """Play one game and print what became of the entry."""
    from game.analysis.why import moved_telling
    from game.analysis.why.asking import Subject, ask, ask_what_moved, find, namesakes
    from game.analysis.why.telling import tell

    chosen = choose(args.scenario)
    subject = find(chosen.model, args.what)
    if isinstance(subject, str):
        raise CliError(subject, REFUSED)
    if args.turn > chosen.program.turns:
        raise CliError(f"--turn {args.turn}: the game has {chosen.program.turns} turns", REFUSED)
    if isinstance(subject, Subject):
        answer = ask(chosen.model, chosen.program, subject, args.seed, args.turn)
        head, *lines = tell(answer, args.turn)
        signs = not args.turn and bool(answer.cases)
        others = namesakes(chosen.model, subject)
    else:
        moved = ask_what_moved(chosen.model, chosen.program, subject, args.seed, args.turn)
        head, *lines = moved_telling.tell(moved, args.turn)
        signs, others = False, {}
    print(head, f"Played by doctrine with seed {args.seed}.", *lines, sep="\n")
    if signs:
        print("\n+ held, - failed, . not judged; `--turn K` tells a turn in full.")
    if others:
        print("\n" + "\n".join(f"for the {kind}: {name}" for kind, name in others.items()))
    return FINE
