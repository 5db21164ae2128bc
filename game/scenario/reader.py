"""One YAML file's text to nodes, or findings that say what is wrong and where. Must not import the model.

Never raises for any text: an unreadable file is `None` and at least one error.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import yaml

from game.core.findings import Finding, Findings
from game.core.source import start_of
from game.scenario import limits, prescan
from game.scenario.compose import Composer, EventSource, Stop
from game.scenario.encoding import straighten, too_big
from game.scenario.nodes import Mapping, Node
from game.scenario.page import Page
from game.scenario.slips import explain

_FAST: type | None = getattr(yaml, "CSafeLoader", None)
_TOO_DEEP = "maximum nesting depth"
"""What libyaml since 0.2.6 says at a thousand levels, where its scanner may be far ahead of its parser."""


Reading = tuple[Node | None, tuple[Finding, ...]]
"""The root of a file and what is wrong with it."""
Read = Callable[[str, str], Reading]
"""Whatever gives the reading of a text and its file's shown name: `read`, or something that remembers."""


def read(text: str, file: str, *, pure: bool = False) -> Reading:
    """The root of a file and what is wrong with it; the root is None when it cannot be read to its end.

    `file` is the name shown to the author. An empty file is an empty mapping and a warning. `pure` asks PyYAML's
    parser in Python even where the one in C, twelve times faster, is available; both give the same nodes.
    """
    if len(text) > limits.FILE_SIZE.most:
        return None, (too_big(len(text.encode("utf-8", "replace")), file),)
    page = Page(file, straighten(text))
    findings = Findings(prescan.hidden_characters(page))
    if findings.has_errors:
        page = prescan.without_hidden(page)
    if odd := prescan.odd_blanks(page):
        findings.extend(odd)
        page = prescan.without_odd_blanks(page)
    tabs = prescan.tabs(page)
    findings.extend(tabs)
    root = None if tabs else _compose(prescan.without_tabs(page), findings, pure)
    if root is None and not findings.has_errors:
        findings.warning("empty-file", "there is nothing in this file", start_of(file))
        root = Mapping((), start_of(file))
    return root, findings.sorted()


def _compose(page: Page, findings: Findings, pure: bool) -> Node | None:
    """The tree of a page. The parser in C may give up on deep nesting far before its place: then the other reads."""
    loader = yaml.SafeLoader if pure or _FAST is None else _FAST
    found = Findings()
    root = None
    try:
        root = Composer(page, found).compose(cast(EventSource, loader(page.text)))
    except Stop:
        pass
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if loader is _FAST and _TOO_DEEP in str(error):
            return _compose(page, findings, pure=True)
        found.add(explain(error, page))
    findings.extend(found.sorted())
    return root
