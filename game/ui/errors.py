"""Why a window cannot be opened, in a sentence for the person at the keyboard. No pygame."""

from __future__ import annotations


class WindowError(Exception):
    """No window: the message says why and what to do."""
