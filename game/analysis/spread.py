"""Carries out jobs in order; see `engine.spread`."""

from game.engine.spread import spread

__all__ = ["spread"]
