"""Distinct types for distinct things, so that an actor is never passed where a meter is meant.

Ids are what the author wrote (`dprk`, `sea_launch`); indexes are places in the tables of a Program.
"""

from typing import NewType

ActorId = NewType("ActorId", str)
MeterId = NewType("MeterId", str)
ActionId = NewType("ActionId", str)
EventId = NewType("EventId", str)
PlaceId = NewType("PlaceId", str)
SlotIndex = NewType("SlotIndex", int)
Turn = NewType("Turn", int)
Seat = NewType("Seat", int)
"""Index of an actor in `Program.actors`."""
