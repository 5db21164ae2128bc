"""The templates that come with the program, and what each takes for granted where the author says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of crisis.

    `roles` are the first actors by what they are in it, which `cast` says in words. `sea`: what is in dispute lies at
    sea where there is some. The rest is what an author gets who wants nothing in particular.
    """

    name: str
    says: str
    roles: tuple[str, ...]
    cast: str
    actors: str
    title: str
    turns: int
    turn_length: str
    region: str = "9,53,31,66"
    start: str = "1 Mar 2031 08:00"
    sea: bool = True

    @property
    def least(self) -> int:
        """How many actors it takes."""
        return max(2, len(self.roles))

    @property
    def short(self) -> str:
        """The first word of its name, which is enough on a command line."""
        return self.name.partition("_")[0]

    def files(self) -> dict[str, str]:
        """Its texts by relative path, with the signs of `fill` in them."""
        root = FOLDER / self.name
        paths = sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".md"))
        return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


TEMPLATES = (
    Template(
        "bilateral_crisis",
        "two neighbours and an incident between them: patrols, accusations, a quiet call",
        ("first", "second"),
        "first whose crew is arrested, then who arrested it",
        "aldmark=Aldmark,sorvia=Sorvia,tarn=Tarn Islands",
        "Over the Line",
        8,
        "1 week",
    ),
    Template(
        "alliance_crisis",
        "a protector, an ally who wonders, and a rival who tests them: guarantees, signals, quiet deals",
        ("protector", "ally", "rival"),
        "first the protector, then the ally, then the rival",
        "aldmark=Aldmark,sorvia=Sorvia,morvane=Morvane",
        "Would You Come?",
        8,
        "1 week",
    ),
    Template(
        "domestic_emergency",
        "a network fails inside one country: a government, who runs the network, and all who wait for it",
        ("government", "operator"),
        "first the government, then who runs the network",
        "cabinet=Crisis Cabinet,power=Northern Power,radio=Public Radio",
        "The Second Night",
        10,
        "6 hours",
        region="-25.5,62.8,-12.5,67.2",
        start="1 Mar 2031 18:00",
        sea=False,
    ),
)
"""In the order in which they are offered."""


def find(name: str) -> Template | None:
    """The template of this name, its number from 1, or the beginning of its name if only one begins so."""
    word = name.strip().casefold().replace("-", "_").replace(" ", "_")
    if word.isdecimal() and 1 <= int(word) <= len(TEMPLATES):
        return TEMPLATES[int(word) - 1]
    fitting = [template for template in TEMPLATES if word and template.name.startswith(word)]
    return fitting[0] if len(fitting) == 1 else None
