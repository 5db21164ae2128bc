"""What was read of a scenario's files the last time, so that reading them again after a small change takes less.

A file whose text is the same is not parsed again. An entry (an action, an event) that stands in such a file is not read
again either, as long as all that its reading hangs on is the same: the names that there are, and the long texts. Must
not import yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from game.core.findings import Findings
from game.language.scope import Scope
from game.scenario.nodes import Mapping as Section
from game.scenario.nodes import Node, Scalar
from game.scenario.reader import Reading, read


class Known:
    """Remembers one version of a scenario; what the next one has no more is forgotten. Not for two threads at once."""

    def __init__(self) -> None:
        self._readings: dict[tuple[str, str], Reading] = {}
        self._entries: dict[tuple[str, str], tuple[Node, Any]] = {}
        self._old_readings = self._readings
        self._old_entries = self._entries
        self._world: object = None

    def begin(self) -> None:
        """Another version is read from here on."""
        self._old_readings, self._readings = self._readings, {}
        self._old_entries, self._entries = self._entries, {}

    def read(self, text: str, file: str) -> Reading:
        """See `reader.read`."""
        key = (file, text)
        found = self._readings[key] = self._old_readings.get(key) or read(text, file)
        return found

    def settle(self, scope: Scope, groups: Mapping[str, tuple[str, ...]], documents: Iterable[Any]) -> None:
        """Say what the reading of entries hangs on. Where names stand matters to findings only: an entry about which
        there is something to tell is always read again."""
        names = [(word, tuple(ids)) for word, ids in scope.ids.items()]
        meters = [(name, one.of, one.low, one.high, one.owners) for name, one in scope.meters.items()]
        world = names, meters, dict(groups), tuple(documents)
        if world != self._world:
            self._world = world
            self._old_entries = {}

    def entries(
        self, name: str, section: Section, told: Findings, make: Callable[[Section], dict[str, Any]]
    ) -> dict[str, Any]:
        """What `make` reads of a section called `name`; it is asked entry by entry, for those that are new."""
        found: dict[str, Any] = {}
        for key, value in section.entries:
            alone = Section(((key, value),), section.span)
            found |= self._entry(name, key, value, told, partial(make, alone))
        return found

    def _entry(
        self, name: str, key: Scalar, value: Node, told: Findings, make: Callable[[], dict[str, Any]]
    ) -> dict[str, Any]:
        place = name, key.text
        node, found = self._old_entries.get(place, (None, {}))
        if node is not value:
            before = told.told
            found = make()
            if told.told > before:
                return found
        self._entries[place] = value, found
        return found
