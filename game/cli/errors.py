"""What a command raises to end with one readable message, and the exit codes of all commands.

Imports nothing: every command and the error path need it.
"""

FINE = 0
FAILED = 1
"""The command worked and its answer is no: a replay that differs, a reader that closed the pipe."""
REFUSED = 2
"""Wrong usage, or a scenario that was refused."""
FILE_TROUBLE = 3
"""A file could not be read or written."""
SAVE_TROUBLE = 4
"""A saved game is damaged, of a newer version, not a saved game at all, or open elsewhere."""
SCREEN_TROUBLE = 5
"""There is no display to open a window on, or the board cannot be drawn."""
UNFORESEEN = 9
"""A fault of Whitecell; a report was written."""
INTERRUPTED = 130
"""Stopped by Ctrl-C."""

EXIT_CODES: dict[int, str] = {
    FINE: "All went well. A scenario that was accepted may have warnings.",
    FAILED: "The command worked and its answer is no: a replay that differs, for example.",
    REFUSED: "The command line was wrong, or a scenario was refused.",
    FILE_TROUBLE: "A file could not be read or written.",
    SAVE_TROUBLE: "A saved game is damaged, of a newer version, not a saved game at all, or open elsewhere.",
    SCREEN_TROUBLE: "There is no display to open a window on, or the board cannot be drawn.",
    UNFORESEEN: "A fault of Whitecell. A report was written; the message says where.",
    INTERRUPTED: "You stopped the command with Ctrl-C.",
}
"""What each code tells a user; the reference prints it."""


class CliError(Exception):
    """A clear failure of a command: what is wrong and, where there is one, the cure.

    `message` is printed as it stands after "whitecell: ": its first line is one sentence, further lines are
    details. `code` is the exit code, 1 to 9.
    """

    def __init__(self, message: str, code: int = FAILED) -> None:
        if not 1 <= code <= 9:
            raise ValueError(f"an error's exit code is 1 to 9, not {code}")
        super().__init__(message)
        self.message = message
        self.code = code
