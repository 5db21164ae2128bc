"""Pages of the kinds of findings, made from the catalogue and the examples that are also its tests."""

from __future__ import annotations

from game.core.hidden import HIDDEN, escape
from game.scenario.kinds import FAMILIES, KINDS, PLAYED, PLAYTEST
from game.scenario.kinds.cases import Case, Example, case_of
from game.scenario.kinds.kind import Kind
from game.scenario.reference.topic import Page, Topic, code, link

_SURE = {"sure": "surely", "likely": "likely", "weak": "perhaps"}
_BASE = "extends: base"
_INTRO = """\
`whitecell check` tells all that is wrong (an *error*: the scenario is refused) or doubtful (a *warning*) in one run.
Each message names the file, the line and the column and ends with the name of its kind in brackets.
"""
_PLAYED = """\
`whitecell playtest` plays a scenario many times and tells what never came, what never pays and what runs away. Nothing
of that is wrong in the files. What is meant to be so is allowed, as a warning of `check` is, by a comment with a reason
on the line that the finding names, or just above:

```yaml
# check: allow dominated-action because it is there to tempt
```
"""
_ON_BASE = f"""\
The examples extend {link("a small sound scenario", "example")} and show only what they add to it or change in it.
"""


def finding_pages() -> tuple[Page, ...]:
    """The list of all kinds, and a page for each."""
    listed = "\n".join(f"## {family.capitalize()}\n\n{_list(family)}\n" for family in FAMILIES if _list(family))
    whole = Topic("findings", "chapter", "What `check` finds", f"{_INTRO}\n{listed}")
    played = Topic(PLAYTEST, "chapter", "What a playtest finds", f"{_PLAYED}\n{_list(PLAYTEST)}\n")
    return (
        Page("findings", "What `check` finds", "Findings", (whole,)),
        Page(
            PLAYTEST, "What a playtest finds", "Findings", (played, *(finding_topic(kind) for kind in PLAYED.values()))
        ),
        *(Page(f"finding-{key}", key, "Findings", (finding_topic(kind),)) for key, kind in KINDS.items()),
    )


def _list(family: str) -> str:
    return "\n".join(
        f"- {link(f'`{kind.key}`', kind.key)}: {kind.title} ({kind.severity})"
        for kind in (*KINDS.values(), *PLAYED.values())
        if kind.family == family
    )


def finding_topic(kind: Kind) -> Topic:
    """The page of one kind: what it means, why it matters, the cure, examples, and how to let it stand."""
    what = {"error": "An error: the scenario is refused.", "warning": "A warning: the scenario can be played."}
    said = what.get(kind.severity, "A note: shown with --notes only.")
    if kind.family == PLAYTEST:
        said = f"A playtest tells it, as a {kind.severity}."
    sure = "" if kind.confidence == "sure" else f" It is {_SURE[kind.confidence]} a mistake; judge for yourself."
    text = f"**{kind.title}.** {said}{sure}\n\n{kind.why}\n\n**Cure.** {kind.cure}\n"
    case = case_of(kind.key)
    parts = [_examples(case) if case is not None else "", _allowing(kind)]
    return Topic(kind.key, "finding", f"`{kind.key}`", text, more="\n".join(part for part in parts if part))


def _allowing(kind: Kind) -> str:
    """The comment that lets it stand; an error never may."""
    if kind.severity == "error":
        return ""
    comment = code(f"# check: allow {kind.key} because (your reason)")
    return f"To let it stand, write on its line or just above:\n\n{comment}"


def _examples(case: Case) -> str:
    texts = (*case.bad.files.values(), *case.good.files.values())
    note = f"\n{_ON_BASE}" if any(_BASE in text for text in texts) else ""
    bad = f"### Wrong\n\n{_files(case.bad)}"
    message = f"`whitecell check` says:\n\n{code(case.message, 'text')}" if case.message else ""
    return f"{bad}\n{message}\n### Right\n\n{_files(case.good)}{note}"


def _files(example: Example) -> str:
    """The files as boxes; characters that cannot be seen as escapes, or a page would hide what is wrong."""
    if example.made:
        return "\n".join(example.files.values())
    alone = len(example.files) == 1
    shown = {path: HIDDEN.sub(escape, text) for path, text in example.files.items()}
    return "\n".join(code(text, "yaml" if alone else f"yaml {path}") for path, text in shown.items())
