"""Boxes of code in a chapter: what the words behind the three backticks mean to a reader and to the tests.

`yaml events.yaml` is a whole file, `yaml events.yaml +` goes to its end, `yaml events.yaml ~leak` is the entry `leak`
anew; `check` is what `whitecell check` prints when all boxes above have been typed; any other word names a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CHECK = "check"


@dataclass(frozen=True, slots=True)
class Fence:
    """One box. `file` is "" where it is no file; `entry` is "" but for one that is written anew."""

    info: str
    body: str

    @property
    def language(self) -> str:
        """The first word: yaml, md, text, check."""
        return self.info.partition(" ")[0]

    @property
    def file(self) -> str:
        """The file that it belongs to."""
        words = self.info.split()
        return words[1] if len(words) > 1 else ""

    @property
    def how(self) -> str:
        """`+`, `~` and the id of an entry, or nothing."""
        words = self.info.split()
        return words[2] if len(words) > 2 else ""

    @property
    def caption(self) -> str:
        """What stands above the box."""
        if self.language == CHECK:
            return "whitecell check hask_bank"
        if self.how == "+":
            return f"add to {self.file}"
        return f"{self.file}, {self.how[1:]} anew" if self.how.startswith("~") else self.file


def fences(text: str) -> list[Fence]:
    """The boxes of a chapter, in order."""
    return [Fence(found["info"].strip(), found["body"]) for found in _FENCE.finditer(text)]


def typed(files: dict[str, str], fence: Fence) -> dict[str, str]:
    """The files after a box has been typed."""
    if not fence.file:
        return files
    old = files.get(fence.file, "")
    if fence.how == "+":
        return {**files, fence.file: old + fence.body}
    if fence.how.startswith("~"):
        entry = re.compile(rf"^{re.escape(fence.how[1:])}:\n(?:[ #][^\n]*\n|\n)*", re.MULTILINE)
        new, count = entry.subn(lambda _: fence.body, old)
        if count != 1:
            raise ValueError(f"{fence.file} has no entry {fence.how[1:]}")
        return {**files, fence.file: new}
    return {**files, fence.file: fence.body}


def rewritten(text: str, answers: list[str]) -> str:
    """The chapter with these texts in its boxes of answers, in order."""
    left = iter(answers)

    def renew(found: re.Match[str]) -> str:
        return f"```{CHECK}\n{next(left)}```" if found["info"].strip() == CHECK else found[0]

    return _FENCE.sub(renew, text)
