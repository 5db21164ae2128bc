"""Topics of the sections and of the parts that stand in them, made from the fields' metadata."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator

from game.core import fields as kinds
from game.core.fields import Kind, Spec
from game.core.model.board import Chart
from game.core.model.results import Header
from game.core.model.scenario import SECTIONS, Scenario
from game.scenario.decode.parts import BARE, fields_of
from game.scenario.reference.samples import sample
from game.scenario.reference.symbols import TOPICS
from game.scenario.reference.topic import Field, Page, Topic, code, link
from game.scenario.schema.wording import default_of, nouns, taken
from game.scenario.scope import WORDS

HEAD = "head"
MAP = "map"
SHARED = "parts"
"""The page of parts that stand in several sections."""

_SECTION_OF = {word: section for section, word in WORDS.items()}
_OTHERS = {"option": "option", "party": "term"}
"""Names that no section holds, and the part that explains them."""


def section_class(section: str) -> type:
    """The part that one entry of a section is; that of the head and of the map for themselves."""
    if section in (HEAD, MAP):
        return Header if section == HEAD else Chart
    item = part_of(fields_of(Scenario)[section][1].kind)
    assert item is not None
    return item


def section_pages() -> tuple[Page, ...]:
    """A page for each section, in the order of the model, and one of the parts that several of them share."""
    users: dict[type, set[str]] = {}
    for section in (HEAD, MAP, *SECTIONS):
        for cls in _inside(section_class(section)):
            users.setdefault(cls, set()).add(section)
    pages = [_page(section, users) for section in (HEAD, MAP, *SECTIONS)]
    shared = tuple(_part_topic(cls) for cls, sections in users.items() if len(sections) > 1)
    title = "Parts of several sections"
    own = Topic(SHARED, "chapter", title, "These parts are written inside entries of several sections.")
    return (*pages, Page(SHARED, title, "Sections", (own, *shared)))


def part_of(kind: Kind) -> type | None:
    """The part that values of this kind are or hold, if any."""
    match kind:
        case kinds.Part(of=of):
            return of()
        case kinds.Table(item=item) | kinds.ListOf(item=item):
            return part_of(item)
    return None


def part_path(cls: type) -> str:
    """How a part is asked for: `RedLine` is red_line."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def fields_for(cls: type, path: str, without: Collection[str] = ()) -> tuple[Field, ...]:
    """The fields of a part or a verb; those that must be written come first."""
    known = {field.name: field for field in dataclasses.fields(cls)}
    fields = (
        _field(f"{path}.{name}", name, known[attribute], spec)
        for name, (attribute, spec) in fields_of(cls).items()
        if name not in without
    )
    return tuple(sorted(fields, key=lambda field: not field.required))


def _field(path: str, name: str, field: dataclasses.Field[object], spec: Spec) -> Field:
    example = f"{name}: {spec.example}" if spec.example else ""
    default = default_of(field, spec.kind)
    return Field(
        path, name, spec.doc, taken(spec), TOPICS.get(path) or _about(spec.kind), default, example, spec.required
    )


def _about(kind: Kind) -> str:
    """The topic that explains a kind of value."""
    cls = part_of(kind)
    if cls is not None:
        return part_path(cls)
    if isinstance(kind, kinds.ListOf):
        return _about(kind.item)
    if isinstance(kind, kinds.Ref | kinds.Refs | kinds.ByRef):
        words = kind.to.split("|")
        return _SECTION_OF.get(words[0]) or _OTHERS.get(words[0], "")
    return f"value.{type(kind).__name__.lower()}"


def _inside(cls: type) -> Iterator[type]:
    """The parts inside a part, each once, in order."""
    seen = {cls}
    waiting = [cls]
    while waiting:
        for _, spec in fields_of(waiting.pop(0)).values():
            found = part_of(spec.kind)
            if found is not None and found not in seen:
                seen.add(found)
                waiting.append(found)
                yield found


def _page(section: str, users: dict[type, set[str]]) -> Page:
    cls = section_class(section)
    own = [part for part in _inside(cls) if len(users[part]) == 1]
    topics = (_section_topic(section, cls), *(_part_topic(part) for part in own))
    title = {HEAD: "The head of scenario.yaml", MAP: "The map"}.get(section, section)
    return Page(f"section-{section}", title, "Sections", topics)


def _section_topic(section: str, cls: type) -> Topic:
    if section == HEAD:
        text = f"{_whole_doc(cls)} The {link('sections', 'files')} may stand below it or in files of their own."
    elif section == MAP:
        text = f"{_whole_doc(cls)} It stands in `scenario.yaml` under `map:` or in `map.yaml`."
    else:
        text = _section_text(section, cls)
    example = sample(section)
    more = f"### Example\n\n{code(example)}" if example else ""
    if cls.__name__ in BARE:
        text += f" Each is written as {link('a condition or a list of conditions', 'conditions')}."
        return Topic(section, "section", section, text, more=more)
    return Topic(section, "section", section, text, fields_for(cls, section), more)


def _section_text(section: str, cls: type) -> str:
    spec = fields_of(Scenario)[section][1]
    needed = "Every scenario has it. " if spec.required else ""
    place = (
        f"It stands in `scenario.yaml` under `{section}:`, in `{section}.yaml`, or in files of the folder `{section}`."
    )
    noun = nouns(WORDS[section])
    entry = _whole_doc(cls)
    each = f"Each entry has an id of its own and is one {noun}: {entry[0].lower()}{entry[1:]}"
    return f"{spec.doc} {needed}{place}\n\n{each}"


def _part_topic(cls: type) -> Topic:
    path = part_path(cls)
    title = path.replace("_", " ").capitalize()
    return Topic(path, "part", title, _whole_doc(cls), fields_for(cls, path))


def _whole_doc(cls: type) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in (cls.__doc__ or "").split("\n\n"))
