"""`whitecell graph`: who triggers whom in a scenario, as a picture."""

from __future__ import annotations

import argparse

from game.cli.errors import FINE, REFUSED, CliError


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument("--out", required=True, metavar="FILE", help="the SVG file to write")
    parser.add_argument(
        "--around",
        metavar="ID",
        help="only what leads to this entry and what it leads to, in two steps each; what moves a meter and what asks "
        "about it",
    )
    parser.add_argument(
        "--conditions", action="store_true", help="also thin arrows to what asks about something, from what changes it"
    )
    parser.epilog = (
        "example:\n  whitecell graph korea_2023 --out korea.svg\n"
        "  whitecell graph korea_2023 --around talks_break --out talks.svg\n"
        "  whitecell graph korea_2023 --around rok.support --out support.svg\n\n"
        "Without --around the whole scenario is drawn: all that happens, and arrows to what it makes happen. Left out\n"
        "are actions that make nothing else happen, and boxes for flags and facts (they stand as small print). What\n"
        "conditions ask about has arrows with --conditions: from each event, action or answer that is asked about, or\n"
        "that changes a flag or fact that is asked about. Around one part everything is drawn, flags and facts too.\n"
        "Meters, counters and pieces, which nearly everything moves, are drawn with --around only.\n\n"
        "Open the file in a browser. Every box and arrow tells its file and line when the pointer rests on it.\n"
        "ID is that of an event, action, dilemma, agreement, ultimatum, exchange, ending, flag or fact; or of a meter\n"
        "(tension, support of all actors, rok.support of one), a counter or a piece: what moves it, by how much, and\n"
        "what asks about it."
    )


def run(args: argparse.Namespace) -> int:
    """Draw the graph into a file."""
    from game.cli.files import check_targets, write
    from game.cli.scenarios import choose
    from game.scenario.graph.links import Part
    from game.scenario.graph.model import around, find, whole
    from game.scenario.graph.nearby import around_thing
    from game.scenario.graph.picture import place
    from game.scenario.graph.svg import draw, left_out

    check_targets(args.out)
    scenario = choose(args.scenario).model
    if args.around is None:
        graph = whole(scenario, conditions=args.conditions)
    else:
        centre = find(scenario, args.around)
        if isinstance(centre, str):
            raise CliError(centre, REFUSED)
        graph = around(scenario, centre) if isinstance(centre, Part) else around_thing(scenario, centre)
    write(args.out, draw(graph, place(graph)))
    print(f"{args.out}: {len(graph.boxes)} parts, {len(graph.arrows)} arrows")
    if left := left_out(graph):
        more = "" if args.conditions else "--conditions draws what conditions ask about, and "
        print(f"Left out: {left}. {more}--around ID draws all that surrounds one part.")
    return FINE
