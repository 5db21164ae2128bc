"""The bounds of one expression, far above what people can read. Must import nothing from the game."""

from __future__ import annotations

CHARACTERS = 500
"""Longest text of one condition or formula."""
TOKENS = 120
"""Most words, numbers and signs in one."""
DEPTH = 24
"""Most brackets, `not`s and minus signs inside one another."""
DECIMALS = 3
"""Digits behind the decimal point: numbers are kept in thousandths."""
TURNS = 62
"""How many turns back a condition can look: longer than any game."""
