"""From sources to a checked scenario: all of its problems in one run, and a model if there is no error among them.

Must import neither yaml nor the engine. Whatever the files hold, the answer is findings, never an exception.
"""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from game.core.fields import Table
from game.core.findings import Finding, Findings
from game.core.model.actors import Actor, Group
from game.core.model.board import Chart
from game.core.model.results import Header
from game.core.model.scenario import SECTIONS, Scenario
from game.core.model.time import Duration
from game.core.source import Span, start_of
from game.resources import scenarios_dir
from game.scenario.allowed import let_stand
from game.scenario.decode.containers import entries
from game.scenario.decode.context import BAD, Context, is_empty
from game.scenario.decode.meant import Titles
from game.scenario.decode.parts import fields_of, read_fields, read_part, unknown_field
from game.scenario.drawn import drawn
from game.scenario.files import find, lookup_around
from game.scenario.folding import folded, missing
from game.scenario.known import Known
from game.scenario.lookalikes import with_inherited
from game.scenario.merge import Gathered, gather
from game.scenario.nodes import Mapping, Node, Scalar
from game.scenario.overlay.apply import overlaid
from game.scenario.removals import with_removals
from game.scenario.rules import check
from game.scenario.rules.pictures import check_pictures
from game.scenario.scope import WORDS, ambiguous_ids, groups_of, scope_of
from game.scenario.sources import MAIN, Lookup, Sources, nowhere, within

MAP = "map"
FILE_SECTIONS = (*SECTIONS, MAP)
"""Sections that may have a file or a folder of their own."""
MOST_ACTORS = 24
"""Every pair of actors has trust, every action a target: the work grows with the square of this."""
_CERTAIN = ("unknown-field", "unknown-choice", "unknown-verb", "unknown-placeholder", "unknown-predicate")
"""Findings about words of the language, which no file of the scenario could add."""
_BASE = "extends/"
_NOTHING = Scalar("", False, start_of(""))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: the scenario if there is no error, all findings sorted, and the texts to quote from."""

    scenario: Scenario | None
    findings: tuple[Finding, ...]
    pages: ReadOnly[str, str]


def load_path(name: str | Path, library: Path | None = None, language: str = "") -> Loaded:
    """Load the scenario of this id, folder or file. `library` holds the bundled ones, by default the program's own.

    `language` is that of the texts; "" for the original.
    """
    library = scenarios_dir() if library is None else library
    found = find(name, library)
    if found.sources is None:
        return Loaded(None, Findings(found.findings).sorted(), {})
    loaded = load_sources(found.sources, lookup_around(library), language=language)
    findings = Findings((*found.findings, *loaded.findings))
    return Loaded(None if findings.has_errors else loaded.scenario, findings.sorted(), loaded.pages)


def load(sources: Sources, lookup: Lookup = nowhere) -> tuple[Scenario | None, tuple[Finding, ...]]:
    """The scenario of these texts, or None, and everything that is wrong or doubtful with it."""
    loaded = load_sources(sources, lookup)
    return loaded.scenario, loaded.findings


def load_files(files: ReadOnly[str, str], root: str = "", language: str = "") -> Loaded:
    """Load again from `Scenario.files`, as a saved game keeps them."""
    chain = [_stored({path: text for path, text in files.items() if not path.startswith(_BASE)}, root)]
    for step in ("1", "2"):
        prefix = f"{_BASE}{step}/"
        texts = {path.removeprefix(prefix): text for path, text in files.items() if path.startswith(prefix)}
        if texts:
            chain.append(_stored(texts, f"{root}/{prefix}" if root else prefix))
    return load_sources(chain[0], within(tuple(chain)), language=language)


def _stored(texts: dict[str, str], root: str) -> Sources:
    """A scenario of one file may have any name; one of several has `scenario.yaml`."""
    return Sources(root, texts, MAIN if MAIN in texts or not texts else next(iter(texts)))


def load_sources(sources: Sources, lookup: Lookup = nowhere, known: Known | None = None, language: str = "") -> Loaded:
    """As `load`, with the texts that findings quote. `known` remembers what was read of the scenario before."""
    known = Known() if known is None else known
    known.begin()
    read = known.read
    gathered = gather(sources, FILE_SECTIONS, lookup, read)
    findings = Findings(gathered.findings)
    scenario = None
    if gathered.root is not None:
        root = overlaid(gathered.root, gathered, language, read, findings)
        scenario = _decode(root, gathered, findings, language, known)
        findings = Findings(with_inherited(findings, scenario, gathered.near))
        findings = Findings(with_removals(findings, root, gathered.removed))
    pages, own = gathered.pages(), gathered.chain[0].pages()
    findings = let_stand(findings, pages, own, read, whole=gathered.complete and not findings.has_errors)
    return Loaded(None if findings.has_errors else scenario, findings.sorted(), pages)


def _decode(root: Mapping, gathered: Gathered, findings: Findings, language: str, known: Known) -> Scenario | None:
    """Everything that can be read; what cannot is left out, so that it hides no other mistake."""
    scope = scope_of(root, gathered.removed)
    before = _errors(findings)
    if len(scope.ids["actor"]) > MOST_ACTORS:
        extra = list(scope.ids["actor"].values())[MOST_ACTORS]
        findings.error("too-many-actors", f"a scenario has at most {MOST_ACTORS} actors", extra)
        return None
    doubtful = ambiguous_ids(scope, findings)
    told = Findings()
    prose = tuple(path for sources in gathered.chain for path in sources.files if path.endswith(".md"))
    name_of, groups = Titles(root, WORDS).id_of, groups_of(root)
    known.settle(scope, groups, map(gathered.document, prose))
    ctx = Context(scope, told, groups, gathered.document, "the scenario", documents=prose, name_of=name_of)
    head = start_of(gathered.chain[0].shown(gathered.chain[0].main))
    sections: dict[str, Any] = {name: _section(name, root, head, ctx, known) for name in SECTIONS}
    for name, found in sections.items():
        sections[name] = {id: entry for id, entry in found.items() if (WORDS[name], id) not in doubtful}
    # The word itself is gone after merging: the scenario below is known by the last part of its folder.
    base = gathered.chain[1].root.rstrip("/").rpartition("/")[2] if len(gathered.chain) > 1 else ""
    header, chart = _header(root, base, head, ctx), _map(root, head, ctx)
    scenario = Scenario(span=head, header=header, map=chart, files=_files(gathered), language=language, **sections)
    absent, misshapen = _absent(root), _misshapen(root)
    told = Findings(folded(told, absent, head, not gathered.complete, misshapen))
    findings.extend(finding for finding in told if gathered.complete or not _is_guess(finding, head))
    if gathered.complete and not misshapen and not any(required for _, required in absent.values()):
        check(scenario, findings, whole=_errors(findings) == before)
        check_pictures(scenario, findings, drawn)
    return scenario


def _absent(root: Mapping) -> dict[str, tuple[str, bool]]:
    """The sections that are not there, by the word for one of their entries: name, and whether they must be."""
    known = fields_of(Scenario)
    return {WORDS[name]: (name, known[name][1].required) for name in SECTIONS if is_empty(root.get(name) or _NOTHING)}


def _misshapen(root: Mapping) -> tuple[str, ...]:
    """The words for entries of sections that hold a list or a text."""
    given = {name: root.get(name) for name in SECTIONS}
    return tuple(
        WORDS[name]
        for name, section in given.items()
        if section is not None and not isinstance(section, Mapping) and not is_empty(section)
    )


def _is_guess(finding: Finding, head: Span) -> bool:
    """Whether a file that could not be read may be the reason: what is unknown or missing may stand in it."""
    named = finding.key.startswith("unknown-") and finding.key not in _CERTAIN
    return named or finding.span == head or finding.key in ("no-such-role", "role-not-here")


def _errors(findings: Findings) -> int:
    return sum(finding.severity == "error" for finding in findings)


def _header(root: Mapping, base: str, head: Span, ctx: Context) -> Header:
    names = (*fields_of(Header), *SECTIONS, MAP)
    for key, _ in root.entries:
        if key.text not in names:
            unknown_field(key, names, ctx)
    others = frozenset(key.text for key, _ in root.entries if key.text not in fields_of(Header))
    header = read_fields(Header, root, ctx, span=head, skip=others)
    if isinstance(header, Header):
        return replace(header, id=header.name, extends=base)
    hour = Duration(hours=1)
    return Header(span=head, format=1, name="", title="", start=0, turns=60, turn_length=hour, main_meter="")


def _map(root: Mapping, head: Span, ctx: Context) -> Chart:
    node, key = root.get(MAP), root.key(MAP)
    if node is None or key is None:
        hint = "for example map: {bbox: [115, 25, 150, 52]}"
        ctx.error("missing-field", "the section 'map' is missing", head, hint=hint)
    else:
        chart = read_part(Chart, node, ctx.called(MAP), id=MAP, span=key.span)
        if isinstance(chart, Chart):
            return chart
    return Chart(span=head, bbox=())


def _section(name: str, root: Mapping, head: Span, ctx: Context, known: Known) -> dict[str, Any]:
    _, spec = fields_of(Scenario)[name]
    node = root.get(name)
    if node is None or is_empty(node):
        if spec.required:
            ctx.error("missing-field", missing(name), head)
        return {}

    def make(section: Node) -> dict[str, Any]:
        return entries(cast(Table, spec.kind), section, ctx.called(name)) or {}

    found = known.entries(name, node, ctx.findings, make) if isinstance(node, Mapping) else make(node)
    whole = {id: entry if entry is not BAD else _stand_in(name, id, ctx) for id, entry in found.items()}
    return {id: entry for id, entry in whole.items() if entry is not None}


def _stand_in(section: str, id: str, ctx: Context) -> Any:
    """Actors and groups that could not be read still count for who is meant by others' lists."""
    if section == "actors":
        return Actor(id=id, title=id, short=id)
    if section == "groups":
        return Group(id=id, title=id, members=ctx.actors(ctx.groups.get(id, ())))
    return None


def _files(gathered: Gathered) -> dict[str, str]:
    """Every text by its path; those of the scenarios it extends under `extends/1/`, then `extends/2/`."""
    files = dict(gathered.chain[0].files)
    for step, sources in enumerate(gathered.chain[1:], 1):
        files |= {f"{_BASE}{step}/{path}": text for path, text in sources.files.items()}
    return files


__all__ = ["FILE_SECTIONS", "Loaded", "load", "load_files", "load_path", "load_sources"]
