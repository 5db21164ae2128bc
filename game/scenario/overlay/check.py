"""What is wrong or doubtful in translations, told at their own lines. Must not import yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as ReadOnly

from game.core import quantity
from game.core.findings import Findings, Place, closest
from game.core.hidden import visible
from game.scenario.carets import span_within
from game.scenario.decode.texts import PLACEHOLDERS
from game.scenario.overlay.sheet import Sheet, Translation
from game.scenario.overlay.texts import Original

_MOST = 20
"""Names that are compared to say what an orphan may have meant: among thousands it would take minutes."""


def check_sheet(sheet: Sheet, known: ReadOnly[str, Original], findings: Findings, *, whole: bool = True) -> None:
    """Each translation has its text, made of the same quantities and names, and says what the text says now.

    Without `whole` some texts could not be read: nobody is told then that a translation has none. An empty entry is
    only a place for words, and nobody misses its text.
    """
    orphans = 0
    for one in sheet.entries.values():
        original = known.get(one.name)
        if one.empty or (original is None and not whole):
            continue
        if original is None:
            orphans += 1
            _orphan(one, known if orphans <= _MOST else {}, findings)
        else:
            _stale(one, original, findings)
            _braces(one, original, findings)
            _length(one, original, findings)


def stale(one: Translation, original: Original) -> bool:
    """Whether the text has become another since it was translated, as far as that is known."""
    return one.changed or (bool(one.mark) and one.mark != original.mark)


def _orphan(one: Translation, known: ReadOnly[str, Original], findings: Findings) -> None:
    near = _nearest(one, known)
    message = f"the scenario has no text '{visible(one.name)}', so this translation is never read"
    more = (Place(known[near].scalar.span, "the text of that name"),) if near else ()
    findings.warning("orphan-translation", message, one.key.span, *more, hint=f"did you mean '{near}'?" if near else "")


def _nearest(one: Translation, known: ReadOnly[str, Original]) -> str:
    """The path that is most like it: the same in all parts but one, or the whole nearly the same."""
    for part in range(len(one.path) - 1, -1, -1):
        before, after = one.path[:part], one.path[part + 1 :]
        words = {
            path.path[part]: name
            for name, path in known.items()
            if len(path.path) == len(one.path) and path.path[:part] == before and path.path[part + 1 :] == after
        }
        near = closest(one.path[part], words)
        if near is not None:
            return words[near]
    return ""


def _stale(one: Translation, original: Original, findings: Findings) -> None:
    if stale(one, original):
        message = f"the text '{visible(one.name)}' has changed since it was translated"
        place = Place(original.scalar.span, "it says this now")
        hint = "correct it; `whitecell text` with --extract shows both"
        findings.warning("stale-translation", message, one.key.span, place, hint=hint)


def _braces(one: Translation, original: Original, findings: Findings) -> None:
    """Quantities and names in braces are those of the original: words may differ, numbers not."""
    wanted, found = Counter(_inside(original.says)), Counter(_inside(one.words.text))
    for start, end, inside in quantity.braces(one.words.text):
        if inside is None or _means_nothing(inside, wanted):
            shown = visible(one.words.text[start:end], 60)
            message = "this brace has no partner" if inside is None else f"'{shown}' stands for nothing here"
            span = span_within(one.words, start, end)
            findings.error("unknown-placeholder", message, span, hint="write it as the original does")
            return
    for few, many, words in (
        (found, wanted, "is missing in this translation"),
        (wanted, found, "is not in the original"),
    ):
        lacking = sorted((many - few).elements())
        if lacking:
            message = f"'{{{visible(lacking[0], 60)}}}' {words}"
            place = Place(original.scalar.span, "the original")
            findings.warning("placeholder-differs", message, one.words.span, place)
            return


def _inside(text: str) -> list[str]:
    return [quantity.plain(inside) for _, _, inside in quantity.braces(text) if inside is not None]


def _means_nothing(inside: str, wanted: Counter[str]) -> bool:
    return inside not in wanted and quantity.parse(inside) is None and inside not in PLACEHOLDERS


def _length(one: Translation, original: Original, findings: Findings) -> None:
    if len(one.words.text) > original.limit:
        message = f"'{visible(one.name)}' has {len(one.words.text):,} characters; at most {original.limit:,} fit"
        findings.error("text-too-long", message, one.words.span)
