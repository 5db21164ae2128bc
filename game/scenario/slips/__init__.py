"""What an author most likely did wrong where YAML cannot be read, told with the place of the cause first.

One recogniser a slip, asked in the order of `_RECOGNISERS`; the first that knows answers. Must not import the model.
"""

from __future__ import annotations

from game.core.findings import Finding
from game.scenario.lexical import outline
from game.scenario.page import Page
from game.scenario.slips import brackets, lines, quotes, values
from game.scenario.slips.scene import Recogniser, Scene, error
from game.scenario.trouble import trouble_of

_RECOGNISERS: tuple[Recogniser, ...] = (
    values.directive_line,
    quotes.wrong_escape,
    quotes.unclosed_quote,
    quotes.text_behind_quote,
    brackets.unclosed_bracket,
    values.reserved_sign,
    brackets.unopened_bracket,
    brackets.text_behind_bracket,
    brackets.missing_comma,
    brackets.stray_comma,
    values.list_beside_key,
    values.colon_in_text,
    lines.missing_key,
    lines.missing_space,
    lines.missing_colon,
    lines.wrong_indent,
)


def explain(problem: Exception, page: Page) -> Finding:
    """The finding for an error of PyYAML's on this page."""
    trouble = trouble_of(problem, page)
    scene = Scene(trouble, page, outline(page, page.offset(trouble.line, trouble.column)))
    for recognise in _RECOGNISERS:
        finding = recognise(scene)
        if finding is not None:
            return finding
    return error("yaml-syntax", "this line cannot be read", scene.page.content(scene.trouble.line))
