"""Computer actors that are programs of their own: `exec:COMMAND`. They speak JSON, a line each way.

`child` runs the program, `wire` says what a seat knows, `answer` reads moves, `agent` brings them together. The only
part of Whitecell that starts a process, and only for a command in a SPEC that the user gave.
"""
