"""An argument parser whose mistakes become a `CliError`: one block, the same form as every other error.

Standard library only, but for the spelling of the core where a word is wrong.
"""

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from game.cli.errors import REFUSED, CliError

_NUMBERS = re.compile(r"-[\d.]+(?:,-?[\d.]+)+")
"""Several numbers of which the first is below nought, such as degrees in the west or south."""


class HelpShown(Exception):
    """The help was asked for and printed: nothing more is to be done."""


class Parser(argparse.ArgumentParser):
    """The parser of `whitecell` and of each command.

    Options are never abbreviated, so that an option added later breaks no script. Texts keep their line breaks.
    """

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        """Refuse the command line: `message`, how the command is used, and where its help is."""
        usage = self.format_usage().strip()
        raise CliError(f"{message}\n{usage}\n`{self.prog} --help` explains it and gives an example.", REFUSED)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the parsing after the help, without ending the program."""
        raise HelpShown

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Parse all `words`; a word that no argument takes is refused, with the option that it may have meant."""
        args, rest = self.parse_known_args(_with_values(words))
        if rest:
            word = rest[0].partition("=")[0]
            self.error(f"{rest[0]!r} is not understood{did_you_mean(word, self._option_string_actions)}")
        return args


def _with_values(words: Sequence[str]) -> list[str]:
    """The words, with `--region -18,0,26,38` as `--region=-18,0,26,38`: argparse takes such a value for an option."""
    found: list[str] = []
    for word in words:
        before = found[-1] if found else ""
        if _NUMBERS.fullmatch(word) and before.startswith("--") and len(before) > 2 and "=" not in before:
            found[-1] = f"{before}={word}"
        else:
            found.append(word)
    return found


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """The nearest of `names` as " (did you mean ...?)"; empty where none is near."""
    from game.core.spelling import closest  # here, since only a mistake needs it

    near = closest(word, names)
    return f" (did you mean {near!r}?)" if near is not None else ""
