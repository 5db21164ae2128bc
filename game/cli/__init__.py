"""The command line: one file a command, imported when it is chosen.

This package may import every layer below it; nothing imports this package.
"""
