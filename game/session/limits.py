"""The stated limits of saved games and settings. Imports nothing."""

MAX_FILE = 256 * 1024 * 1024
"""Largest saved game, bytes. A game refuses to grow beyond what it could open again."""

MAX_LINE = 32 * 1024 * 1024
"""Longest record with its line end, bytes: no more than this is ever read at once."""

MAX_VALUES = 2_000_000
"""Most values in one record, counted generously by its separators: bounds the memory that parsing takes."""

MAX_DEPTH = 100
"""Deepest nesting of lists and objects in one record."""

MAX_DIGITS = 40
"""Most digits of a whole number in a record."""

MAX_SETTINGS = 64 * 1024
"""Largest settings file, bytes."""

LIST_HEADER = 1024 * 1024
"""Longest header that a list of saves reads, bytes."""

LIST_TAIL = 128 * 1024
"""How much of a file's end a list of saves reads, bytes."""
