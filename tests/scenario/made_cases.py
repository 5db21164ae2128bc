"""Cases whose files are too large or too odd to be kept; the `bad.txt` and `good.txt` of each describe them in words.

Each maker writes a scenario at the path it is given, a folder unless it says otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from game.scenario import limits

Maker = Callable[[Path], None]

PLACE = "{title: The old weir, lat: 49.0, lon: 14.0}"


def _folder(**files: str) -> Maker:
    """A folder with these files beside the first lines of its main one; `__` in a name is a slash."""

    def make(path: Path) -> None:
        texts = {"scenario": "", **files}
        for name, text in texts.items():
            file = path.joinpath(*name.split("__")).with_suffix(".yaml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(("extends: base\n" if name == "scenario" else "") + text, encoding="utf-8")

    return make


def _link(target: str, **beside: str) -> Maker:
    """A folder whose `places.yaml` is a link."""

    def make(path: Path) -> None:
        _folder()(path)
        for name, text in beside.items():
            (path.parent / f"{name}.yaml").write_text(text, encoding="utf-8")
        (path / "places.yaml").symlink_to(target)

    return make


def _nothing(path: Path) -> None:
    """Nothing at all."""


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _fragments(count: int) -> Maker:
    return _folder(**{f"places__p{n:03}": f"p{n:03}: {PLACE}\n" for n in range(1, count + 1)})


def _actors(count: int) -> str:
    fields = "{{title: State {0}, short: S{0}, office: Government, currency: capital, objectives: {{calm: {1}}}}}"
    calm = "{title: Calm, measure: tension, from: 80, to: 30}"
    return "agreements: {flow: {partner: all}}\nactors:\n" + "".join(
        f"  state_{n}: {fields.format(n, calm)}\n" for n in range(1, count + 1)
    )


def _conditions(prefix: str) -> str:
    counters = "".join(f"  losses_of_week_{n}: {{label: Losses}}\n" for n in range(500))
    return f"counters:\n{counters}define:\n" + "".join(f"  grave_{n}: {prefix}_{n} >= 3\n" for n in range(100))


_comment = "# " + "x" * 98 + "\n"
_targets = "actions: {{patrol_river: {{target: {0}}}}}\n"
_SOUND = _folder()

MADE: dict[str, tuple[Maker, Maker]] = {
    "not-found": (_nothing, _SOUND),
    "not-a-file": (_pipe, _SOUND),
    "unreadable-file": (_link("deleted.yaml"), _SOUND),
    "outside-folder": (_link("../places.yaml", places=f"weir: {PLACE}\n"), _folder(places=f"weir: {PLACE}\n")),
    "file-too-big": (_folder(scenario=_comment * (limits.FILE_SIZE.most // 100)), _SOUND),
    "too-many-files": (_fragments(limits.FILES.most), _fragments(1)),
    "too-many-values": (_folder(scenario=_targets.format([0] * (limits.NODES_IN_FILE.most + 1))), _SOUND),
    "too-many-actors": (_folder(scenario=_actors(23)), _folder(scenario=_actors(1))),
    "too-many-mistakes": (_folder(scenario=_conditions("loses")), _folder(scenario=_conditions("losses_of_week"))),
}
"""What makes the bad and the good side of each case."""

ON_POSIX_ONLY = {"not-a-file", "unreadable-file", "outside-folder"}
