"""Conditions and formulas: read from text, checked against a scenario's names, lowered for the engines.

The ways in are in `entry` (for loaders), `lower` (for builders of programs). Nothing here evaluates text.
"""
