"""The pure heart: what a scenario is, what a state is, what may be done to it.

Standard library only; imports no other package of the game, no file, clock, network or global luck.
"""
