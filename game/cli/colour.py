"""Whether colours may be printed: on a terminal, unless the reader does not want them (NO_COLOR)."""

from __future__ import annotations

import os
import sys


def wanted() -> bool:
    """May what is printed carry colours?"""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
