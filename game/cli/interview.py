"""The questions of `whitecell new`: asked on a terminal one by one, or answered by options all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from game.cli.errors import REFUSED, CliError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """`name` is the option's; `usual` is what an empty answer means; `more` explains, before it is asked."""

    name: str
    text: str
    usual: str
    more: str = ""


def ask(question: Question, read: Callable[[str], T]) -> T:
    """Ask on the terminal until `read` takes the answer; a ValueError is the reason why not. Enter takes the usual."""
    if question.more:
        print(question.more)
    while True:
        try:
            answer = input(f"{question.text} [{question.usual}]: ").strip()
        except EOFError:
            print()
            raise KeyboardInterrupt from None
        try:
            return read(answer or question.usual)
        except ValueError as error:
            print(f"  {error}.")


def given(options: Mapping[str, str | None]) -> Callable[[Question, Callable[[str], T]], T]:
    """The same without asking: the option of the question's name, or what is usual. CliError instead of the reason."""

    def answer(question: Question, read: Callable[[str], T]) -> T:
        text = options.get(question.name)
        try:
            return read(question.usual if text is None else text)
        except ValueError as error:
            raise CliError(f"--{question.name.replace('_', '-')}: {error}", REFUSED) from None

    return answer
