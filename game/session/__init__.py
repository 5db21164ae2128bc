"""The one mutable thing: a game in progress, its file, and the way back to any turn of it.

Saved games are data (no pickle, no code) in an append-only file, ``*.wcg``; see ``journal.py``.
Never imports ui or cli.
"""
