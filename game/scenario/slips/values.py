"""Values that begin or go on as YAML does not allow. Must import neither yaml nor the model."""

from __future__ import annotations

from game.core.findings import Finding
from game.scenario.doubts import quotes_cure, reserved_start
from game.scenario.prescan import directive
from game.scenario.slips.scene import ENTRY, Scene, error

_RESERVED = "!&*@`%|>"


def directive_line(scene: Scene) -> Finding | None:
    """`%YAML 1.2` and the like."""
    if not scene.here.startswith("%"):
        return None
    return directive(scene.page, scene.trouble.line)


def reserved_sign(scene: Scene) -> Finding | None:
    """A value that begins with a sign that YAML keeps for itself."""
    if scene.trouble.kind not in ("start", "block", "other", "entry"):
        return None
    line, column = scene.trouble.from_line, scene.trouble.from_column
    sign = scene.page.line(line)[column - 1 : column]
    if not sign or sign not in _RESERVED:
        return None
    return reserved_start(scene.page, line, column)


def list_beside_key(scene: Scene) -> Finding | None:
    """`effects: - change: ...`."""
    if scene.trouble.kind != "list":
        return None
    hint = "begin the list on the next line, or put a text in quotes"
    return error("list-beside-key", "a list cannot begin on the line of its key", scene.spot, hint=hint)


def colon_in_text(scene: Scene) -> Finding | None:
    """`says: He said: go`."""
    if scene.trouble.kind != "value":
        return None
    match = ENTRY.match(scene.here)
    if match is None or match["value"] is None or match.start("value") >= scene.trouble.column:
        return None
    message = "a colon followed by a space cannot stand inside of a text"
    return error("colon-in-text", message, scene.spot, hint=quotes_cure(match["value"]))
