"""What the recognisers of slips look at, and how they answer. Must import neither yaml nor the model."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from game.core.findings import Finding, Place
from game.core.source import Span
from game.scenario.lexical import Outline
from game.scenario.page import Page
from game.scenario.trouble import Trouble

ENTRY = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#\"'\[\]{},][^:#]*?|\"[^\"]*\"|'[^']*'):(?: +(?P<value>\S.*)|\s*$)")
"""A line that begins with a key and its colon, with the value if there is one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a recogniser may look at."""

    trouble: Trouble
    page: Page
    outline: Outline

    @property
    def here(self) -> str:
        """The line where reading stopped."""
        return self.page.line(self.trouble.line)

    @property
    def spot(self) -> Span:
        """The very character where reading stopped."""
        return self.page.at(self.trouble.line, self.trouble.column)


Recogniser = Callable[[Scene], Finding | None]
"""Knows one slip: its finding, or None."""


def error(key: str, message: str, span: Span, *more: Place, hint: str = "") -> Finding:
    return Finding(key, "error", message, (Place(span), *more), hint)


def stopped(scene: Scene, cause: Span) -> tuple[Place, ...]:
    """The place where reading stopped, if it is on another line than the cause."""
    if scene.trouble.line == cause.line:
        return ()
    return (Place(scene.page.content(scene.trouble.line), "noticed only here"),)
