"""Topics of the words of the language: verbs and predicates, made from their classes."""

from __future__ import annotations

from game.core.model.effects import COMMON, Effect
from game.language.predicate import Param, Predicate
from game.language.predicates import PREDICATES
from game.language.verbs import VERBS
from game.scenario.decode.effects import FOLLOW
from game.scenario.reference.parts import fields_for
from game.scenario.reference.topic import Page, Topic, code, link
from game.scenario.schema.wording import nouns

_VERBS = f"""\
An *effect* is one change of the world: a mapping with exactly one verb. Effects stand in lists, under `effects` and in
other fields that take {link("effects", "effects")}. A single effect needs no list.

Beside the verb may stand `if` (a {link("condition", "conditions")}), `in` (a {link("span of time", "value.duration")})
and `chance` (a {link("percentage", "value.percent")}):

```yaml
effects:
  - change: {{tension: +4}}
  - reveal: {{fact: filling_plan, to: velden}}
    if: flag.talks_open
  - fire: gates_open
    in: 2 turns
    chance: 60%
```
"""
_FOLLOW = """\
Under `then` stands what follows. It takes effects too, and these shorter forms: {short}.

```yaml
then:
  - {{dilemma: visitors}}
  - {{event: gates_open, in: 1 turn, chance: 50%}}
```
"""
_PREDICATES = f"""\
A predicate is a question that a {link("condition", "conditions")} asks by its name, with what it is about in brackets.
Most are answered by yes or no and can be turned round with `not`; some give a number to be compared.
"""


def verb_page() -> Page:
    """All verbs, and what may stand beside one."""
    topics = tuple(_verb(cls) for cls in VERBS.values())
    short = ", ".join(f"`{word}: x` for `{verb}`" for word, verb in FOLLOW.items() if word != verb)
    beside = Topic("effect", "part", "Beside a verb", "", fields_for(Effect, "effect"))
    follow = Topic("then", "part", "What follows", _FOLLOW.format(short=short))
    return Page("verbs", "Verbs", "Words", (Topic("verbs", "chapter", "Verbs", _VERBS), beside, follow, *topics))


def _verb(cls: type[Effect]) -> Topic:
    plain: type = cls
    skip = [*COMMON] + ([cls.verb] if cls.verb != cls.short else [])
    fields = fields_for(plain, cls.verb, skip)
    alone = next((field for field in fields if field.name == cls.short), None)
    text = f"{cls.doc}\n\n{code(cls.example)}"
    if alone is not None:
        text += f"\nIt takes the value of `{alone.name}` alone, as here, or a mapping of its fields."
    return Topic(cls.verb, "verb", f"`{cls.verb}`", text, fields)


def predicate_page() -> Page:
    """All predicates."""
    topics = tuple(_predicate(predicate) for predicate in PREDICATES.values())
    own = Topic("predicates", "chapter", "Predicates", _PREDICATES)
    return Page("predicates", "Predicates", "Words", (own, *topics))


def _predicate(predicate: type[Predicate]) -> Topic:
    forms = "\n".join(f"{predicate.name}({', '.join(map(_param, one))})" for one in predicate.signatures)
    gives = "It gives a number." if predicate.gives == "number" else "It is answered by yes or no."
    text = f"{predicate.doc} {gives}\n\n{code(forms, 'text')}\nFor example `{predicate.example}`."
    return Topic(predicate.name, "predicate", f"`{predicate.name}`", text)


def _param(param: Param) -> str:
    words = {"number": "number", "turns": "turns", "km": "kilometres"}.get(param.kind) or nouns(param.kind)
    if param.many:
        words += ", ..."
    return f"[{words}]" if param.optional else words
