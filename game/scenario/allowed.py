"""Comments by which an author lets a finding stand: `# check: allow never-triggered because we fire it by hand`.

Such a comment stands on the line that the finding points at, or on lines of its own just above. It names one kind and
gives a reason. Errors cannot be allowed. Must import neither yaml nor the model.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.core.findings import Finding, Findings, Place, did_you_mean
from game.core.source import Span
from game.scenario.nodes import Mapping as Keyed
from game.scenario.nodes import Node, Scalar
from game.scenario.page import Page, is_blank
from game.scenario.reader import Read

_SIGN = re.compile(r"#\s*check:\s*allow\b")
_ALLOW = re.compile(r"#\s*check:\s*allow\b\s*(?P<key>[\w-]*)\s*(?P<rest>.*)")
_PROSE = ".md"
_MOST = 1_000  # comments of one file that are read: a file with more hides rather than explains
_NEAR = 20  # lines between a comment and what it is about
_REASON = re.compile(r"because\s+\S")


@dataclass(frozen=True, slots=True)
class Comment:
    """One such comment: the kind it names, the line whose findings it means, whether it gives a reason, its place."""

    key: str
    line: int
    reasoned: bool
    span: Span


def let_stand(found: Findings, pages: Mapping[str, str], own: Iterable[str], read: Read, *, whole: bool) -> Findings:
    """The findings that no comment allows, and what is wrong with the comments.

    `pages` are all texts by their shown name; comments in those not named in `own` work too, but are not judged, since
    they belong to a scenario that this one extends. Without `whole` some findings could not be looked for, so that a
    comment is not blamed for allowing nothing.
    """
    files = [Page(file, text) for file, text in pages.items() if not file.endswith(_PROSE) and _SIGN.search(text)]
    comments = [comment for page in files for comment in _comments(page, read)]
    if not comments:
        return found
    from game.scenario.kinds import KINDS, PLAYED  # here, since few scenarios need it

    used: set[Comment] = set()
    kept = Findings()
    allowing = {(one.span.file, one.line, one.key): one for one in comments if one.reasoned}
    for finding in found:
        comment = allowing.get((finding.span.file, finding.span.line, finding.key))
        if comment is None or finding.severity == "error":
            kept.add(finding)
        else:
            used.add(comment)
    judged = frozenset(own)
    for comment in (one for one in comments if one.span.file in judged):
        kind = KINDS.get(comment.key) or PLAYED.get(comment.key)
        if kind is None:
            _unknown(comment, (*KINDS, *PLAYED), kept)
        elif kind.severity == "error":
            _tell(kept, "allow-error", f"'{comment.key}' is an error, which cannot be allowed", comment, "mend it")
        elif not comment.reasoned:
            hint = f"write # check: allow {comment.key} because ..."
            _tell(kept, "allow-without-reason", f"it is not said why '{comment.key}' is allowed", comment, hint)
        elif whole and comment not in used and comment.key not in PLAYED:
            message = f"there is no '{comment.key}' here to allow"
            _tell(kept, "allow-nothing", message, comment, "delete this comment, or move it to the line it is about")
    return kept


def allowed_lines(page: Page, read: Read) -> frozenset[tuple[int, str]]:
    """The lines of a file where an author lets findings stand, each with the kind: for what is found elsewhere."""
    if page.file.endswith(_PROSE) or not _SIGN.search(page.text):
        return frozenset()
    return frozenset((one.line, one.key) for one in _comments(page, read) if one.reasoned)


def _unknown(comment: Comment, keys: Iterable[str], findings: Findings) -> None:
    hint = did_you_mean(comment.key, keys) or "write the key that stands in brackets behind the message"
    message = f"no message has the key '{comment.key}'" if comment.key else "it is not said which message is allowed"
    _tell(findings, "allow-unknown", message, comment, hint)


def _tell(findings: Findings, key: str, message: str, comment: Comment, hint: str) -> None:
    findings.add(Finding(key, "warning", message, (Place(comment.span),), hint))


def _comments(page: Page, read: Read) -> Iterator[Comment]:
    """The first such comments of a file, in order; none if it cannot be read."""
    lines = [number for number, line in enumerate(page.lines, 1) if _SIGN.search(line)][:_MOST]
    root, _ = read(page.text, page.file)
    if root is None:
        return
    texts = sorted(_texts(root))
    for number in lines:
        line = page.line(number)
        start = _comment(line, number, texts)
        allow = _ALLOW.fullmatch(line[start:].rstrip()) if start is not None else None
        if start is not None and allow is not None:
            span = page.at(number, start + 1, len(allow[0]))
            meant = number if line[:start].strip() else _below(page, number)
            yield Comment(allow["key"], meant, bool(_REASON.match(allow["rest"])), span)


def _comment(line: str, number: int, texts: list[Span]) -> int | None:
    """Where the comment of a line begins: at the first number sign behind a blank that stands in no text."""
    for sign in re.finditer(r"(?<!\S)#", line):
        if not _inside(texts, number, sign.start() + 1):
            return sign.start()
    return None


def _below(page: Page, number: int) -> int:
    """The next line with something on it, not far below; else the line itself."""
    near = range(number + 1, min(number + _NEAR, len(page.lines)) + 1)
    return next((one for one in near if not is_blank(page.line(one))), number)


def _inside(texts: list[Span], line: int, column: int) -> bool:
    """Whether a place is in one of these texts, which are sorted and do not overlap."""
    at = bisect_right(texts, (line, column), key=lambda span: (span.line, span.column)) - 1
    return at >= 0 and (line, column) < (texts[at].end_line, texts[at].end_column)


def _texts(node: Node) -> list[Span]:
    """The spans of all texts that may hold a number sign behind a blank: those in quotes and blocks."""
    if isinstance(node, Scalar):
        return [node.span] if node.quoted else []
    items = [part for pair in node.entries for part in pair] if isinstance(node, Keyed) else list(node.items)
    return [span for item in items for span in _texts(item)]
