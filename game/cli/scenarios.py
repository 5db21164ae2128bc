"""What several commands need: a scenario by its name, loaded and compiled, or a clear refusal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.cli.errors import REFUSED, SAVE_TROUBLE, CliError
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.session.errors import SaveError

if TYPE_CHECKING:
    from game.scenario.build import Loaded
    from game.scenario.merge import Gathered

SEATS_HELP = "a seat's id, such as rok"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scenario ready to be played."""

    model: Scenario
    program: Program


def choose(name: str, language: str = "") -> Chosen:
    """Load and compile a scenario; its texts in a language, or "" for the original.

    Raises CliError with the first findings if it is refused.
    """
    from game.scenario.build import load_path

    return accepted(load_path(name, language=language))


def accepted(loaded: Loaded) -> Chosen:
    """What was loaded, compiled. Raises CliError with the first findings if it is refused."""
    from game.engine.lowering.program import compile_scenario

    if loaded.scenario is None:
        raise _refusal("the scenario is refused", loaded)
    return Chosen(loaded.scenario, compile_scenario(loaded.scenario))


def there(name: str) -> None:
    """Raise CliError if no scenario of this name can be found; its rules are not looked at."""
    from game.resources import scenarios_dir
    from game.scenario.build import Loaded
    from game.scenario.files import find

    found = find(name, scenarios_dir())
    if found.sources is None:
        raise _refusal("the scenario is refused", Loaded(None, found.findings, {}))


def gathered(name: str) -> Gathered:
    """The files of a scenario put together, whether or not its rules hold. Raises CliError if they cannot be read."""
    from game.scenario.build import Loaded
    from game.scenario.origin.resolve import resolve

    found = resolve(name)
    if isinstance(found, Loaded):
        raise _refusal("the scenario cannot be read", found)
    return found


def _refusal(words: str, loaded: Loaded) -> CliError:
    """What is wrong, with its errors."""
    from game.scenario.render import to_text

    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    return CliError(f"{words}\n{to_text(errors, loaded.pages).rstrip()}", REFUSED)


def seat_index(program: Program, name: str) -> int:
    """Index of a seat that a person may take, or CliError."""
    from game.cli.parser import did_you_mean

    names = [seat.id for seat in program.seats if seat.playable]
    if name not in names:
        raise CliError(
            f"there is no seat {name!r}{did_you_mean(name, names)}\nThe seats are: {', '.join(names)}.", REFUSED
        )
    return program.seat_of(name)


def check_spec(program: Program, spec: str) -> str:
    """An agent SPEC that names only players and seats that there are, or CliError."""
    from game.agents.base import SpecError, agents_for

    try:
        agents_for(program, spec)
    except SpecError as error:
        raise CliError(f"{error}", REFUSED) from error
    return spec


def save_error(error: SaveError) -> CliError:
    """A trouble with a saved game, for the command line."""
    return CliError(str(error), SAVE_TROUBLE)


def whole(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers low..high for an option."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low} and {high}")
        return number

    return read


def add_seed(parser: argparse.ArgumentParser) -> None:
    """The option --seed."""
    parser.add_argument("--seed", type=whole(0, 2**64 - 1), default=0, metavar="N", help="the seed of all luck (0)")


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option --lang."""
    parser.add_argument(
        "--lang",
        default="",
        metavar="LANG",
        help="the language of the scenario's texts, such as ko, if it is translated (the original)",
    )


def add_agents(parser: argparse.ArgumentParser) -> None:
    """The option --agents."""
    parser.add_argument(
        "--agents",
        default="doctrine",
        metavar="SPEC",
        help=(
            "who plays: random, novice, doctrine, skilled, expert, search (also search:500 rollouts, "
            "search:1s a move), exec:COMMAND, or per seat: dprk=random,*=doctrine; "
            "seats that are not named are played by doctrine"
        ),
    )
