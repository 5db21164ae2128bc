"""The command `whitecell`: chooses a command, imports only that one, and turns every error into one readable block.

Imports the standard library and the small modules of this package alone, so that `whitecell --help` answers at once;
of the core only what an error needs, once there is one.

A command is a module with two functions:
    configure(parser)   adds its arguments, and an example as `parser.epilog`
    run(args) -> int    does the work and returns the exit code; raises CliError for a clear failure
The first file of the list, `play`, also has `open_title() -> int`, which opens the window at the title screen.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import NamedTuple

from game.cli.errors import FAILED, FILE_TROUBLE, FINE, INTERRUPTED, REFUSED, UNFORESEEN, CliError
from game.cli.parser import HelpShown, Parser, did_you_mean
from game.version import __version__


class Command(NamedTuple):
    """A command's name, its line in `whitecell --help`, and the module that is imported when it is chosen."""

    name: str
    help: str
    module: str


COMMANDS: tuple[Command, ...] = (
    Command("play", "open the board of a scenario", "game.cli.play"),
    Command("resume", "go on with a saved game", "game.cli.resume"),
    Command("simulate", "play many games without a screen and count how they end", "game.cli.simulate"),
    Command("transcript", "play one game and print it as a story", "game.cli.transcript"),
    Command("screenshot", "draw a scene into a picture, without a display", "game.cli.screenshot"),
    Command("new", "write a small scenario to begin with", "game.cli.new"),
    Command("check", "tell everything that is wrong with a scenario", "game.cli.check"),
    Command("schema", "write the language as JSON Schema, for editors", "game.cli.schema"),
    Command("reference", "explain a word of the scenario language, or all of them", "game.cli.reference"),
    Command("show", "show what a scenario comes to in the end, and where each value was written", "game.cli.show"),
    Command("why", "tell why something did or did not happen, or what moved a number", "game.cli.why"),
    Command("graph", "draw who triggers whom as a picture", "game.cli.graph"),
    Command("text", "tell how far a scenario is translated, and write the file to go on with", "game.cli.text"),
    Command("upgrade", "bring a scenario of an older format up to date", "game.cli.upgrade"),
    Command("replay", "replay a saved game and verify it", "game.cli.replay"),
    Command("agent-protocol", "tell how a program of your own plays a seat", "game.cli.agent_protocol"),
    Command("playtest", "tell what many games say about a scenario", "game.cli.playtest"),
    Command("review", "weigh every decision of a saved game against its alternatives", "game.cli.review"),
)

_DESCRIPTION = "Whitecell plays crisis simulations: alone, with others at one computer, or a thousand games at a time."
_DEBUG_HELP = "show the traceback of an error"
_VERSION_HELP = "show the version"
_TITLE = "title"
_TROUBLE: dict[type[OSError], str] = {
    FileExistsError: "a file stands here, where a folder is needed; name another place",
    NotADirectoryError: "a part of this path is a file, not a folder; name another place",
}
"""Reasons of the system that do not say what to do."""
_LONGEST = 2_000
"""Characters of a line of an error: a hostile word must not fill the screen."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (default: the program's own) and return its exit code. Never raises."""
    words = list(sys.argv[1:] if argv is None else argv)
    _never_miss_a_stream()
    _never_fail_on_a_letter()
    command = _command_name(words)
    try:
        code = _run(words)
        _flush()
    except BaseException as error:
        code = _explain(error, command or _TITLE, debug="--debug" in words)
    return code


def _run(words: Sequence[str]) -> int:
    with suppress(HelpShown):
        return _choose(words)
    return FINE


def _choose(words: Sequence[str]) -> int:
    name = _command_name(words)
    # Options before the command belong to whitecell, all others to the command.
    head = words if name is None else words[: words.index(name)]
    args = _top_parser().parse(head)
    if args.version:
        print(f"whitecell {__version__}")
        return FINE
    if name is None:
        return _call("game.cli.play", "open_title")()
    command = _find(name)
    parser = Parser(f"whitecell {command.name}", f"{command.help[0].upper()}{command.help[1:]}.")
    parser.add_argument("--debug", action="store_true", help=_DEBUG_HELP)
    _call(command.module, "configure")(parser)
    return _call(command.module, "run")(parser.parse(words[len(head) + 1 :]))


def _command_name(words: Sequence[str]) -> str | None:
    """The first word that is no option. The options of `whitecell` itself take no values."""
    return next((word for word in words if not word.startswith("-")), None)


def _call(module: str, function: str) -> Callable[..., int]:
    found: Callable[..., int] = getattr(import_module(module), function)
    return found


def _find(name: str) -> Command:
    for command in COMMANDS:
        if command.name == name:
            return command
    names = [command.name for command in COMMANDS]
    raise CliError(
        f"there is no command {name!r}{did_you_mean(name, names)}\nThe commands are: {', '.join(names)}.", REFUSED
    )


def _top_parser() -> Parser:
    width = max(len(command.name) for command in COMMANDS)
    listed = "\n".join(f"  {command.name:<{width}}  {command.help}" for command in COMMANDS)
    parser = Parser(
        "whitecell",
        f"{_DESCRIPTION}\nWithout a command it opens the window at the title screen.\n\ncommands:\n{listed}",
        "example:\n  whitecell play korea_2023\n\n`whitecell COMMAND --help` explains a command and gives an example.",
    )
    parser.usage = "whitecell [-h] [--version] [--debug] [COMMAND ...]"
    parser.add_argument("--version", action="store_true", help=_VERSION_HELP)
    parser.add_argument("--debug", action="store_true", help=_DEBUG_HELP)
    return parser


def _explain(error: BaseException, command: str, debug: bool) -> int:
    """Tell `error` on stderr and return its exit code."""
    if debug:
        import traceback

        traceback.print_exception(error)
    match error:
        case BrokenPipeError():
            _discard_output()  # the reader has gone: nobody is left to tell
            return FAILED
        case KeyboardInterrupt():
            return _tell("interrupted", INTERRUPTED)
        case CliError():
            return _tell(error.message, error.code)
        case OSError(strerror=str(reason)):
            told = next((words for kind, words in _TROUBLE.items() if isinstance(error, kind)), reason)
            return _tell(f"{error.filename or 'the output'}: {told}", FILE_TROUBLE)
    return _tell(_report(error, command), UNFORESEEN)


def _report(error: BaseException, command: str) -> str:
    from game.cli import report

    path = report.write(error, command)
    if path is None:
        kept = "No report could be written; `--debug` shows the details."
    else:
        kept = f"A report without secrets of the game is in {path}"
    return f"an error that nobody foresaw has stopped the program ({type(error).__name__}).\n{kept}"


def _tell(message: str, code: int) -> int:
    """Print one block to stderr: the first line after the program's name, the others indented.

    Words of the command line and of files stand in it: what could steer a terminal is shown as an escape.
    """
    from game.core.hidden import visible

    try:
        _flush()  # what was said before comes first
    except OSError:
        _discard_output()
    first, *others = [visible(line, _LONGEST) for line in message.splitlines()] or [""]
    print(f"whitecell: {first}", *(f"  {line}" for line in others), sep="\n", file=sys.stderr, flush=True)
    return code


def _flush() -> None:
    """Write out what was printed, here, where a full disk or a closed pipe can still be told."""
    sys.stdout.flush()


def _discard_output() -> None:
    """Send what is still unwritten nowhere, or the interpreter would complain about it once more at its end."""
    with suppress(OSError, ValueError):  # no real file, as in a test: nothing will be flushed later
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _never_miss_a_stream() -> None:
    """A program may be started without an output, or without one for errors: what it says goes nowhere then."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (open as long as the program)


def _never_fail_on_a_letter() -> None:
    """A terminal that cannot show a letter shows a question mark instead."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
