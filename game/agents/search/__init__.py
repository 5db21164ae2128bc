"""The `search` player: it tries what doctrine suggests, and small departures from it, in many futures, and compares.

The futures are games played to their end by doctrine in all seats from states that the seat's own view allows, each
with luck of its own; never the truth, never the game's seed. All candidates are tried in the same futures.
"""
