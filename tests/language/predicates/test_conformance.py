"""What every predicate owes: words, an example that works, and an answer in every situation of the test world."""

import pytest

from game.core.tree import Call
from game.language.expression.english import clause, phrase
from game.language.expression.lower import lower_number, lower_truth
from game.language.expression.parser import parse
from game.language.predicate import NUMBERS, Predicate
from game.language.predicates import PREDICATES
from tests.language.story import LABELS
from tests.language.world import IDS, World, condition, formula, value

EVERY = pytest.mark.parametrize("predicate", PREDICATES.values(), ids=PREDICATES)


def test_the_language_has_these_predicates() -> None:
    assert sorted(PREDICATES) == [
        "at", "broken", "count", "covers", "did", "did_tag", "expired", "happened", "in_force", "is_true", "kept",
        "knows", "max", "met", "min", "near", "offered", "on_map", "pending", "read_as", "refused", "turns_since",
    ]  # fmt: skip


@EVERY
def test_it_says_what_it_is_for(predicate: type[Predicate]) -> None:
    assert predicate.doc.endswith(".") and predicate.doc[0].isupper()
    assert predicate.example.startswith(f"{predicate.name}(")
    assert predicate.gives in ("yes/no", "number")


@EVERY
def test_its_arguments_are_of_known_kinds_and_optional_ones_stand_last(predicate: type[Predicate]) -> None:
    assert predicate.signatures
    for signature in predicate.signatures:
        optional = [param.optional for param in signature]
        assert optional == sorted(optional)
        assert [param.many for param in signature[:-1]] == [False] * (len(signature) - 1)
        for param in signature:
            assert all(kind in {*IDS, *NUMBERS, "intent"} for kind in param.kind.split("|"))


@EVERY
def test_its_example_is_read_and_accepted_as_what_it_gives_and_as_nothing_else(predicate: type[Predicate]) -> None:
    as_condition, as_number = condition(predicate.example), formula(predicate.example)
    right, wrong = (as_number, as_condition) if predicate.gives == "number" else (as_condition, as_number)
    assert right[0] is not None and right[1] == ()
    assert wrong[0] is None and [problem.key for problem in wrong[1]] == [
        f"not-a-{'condition' if predicate.gives == 'number' else 'number'}"
    ]


@EVERY
def test_its_example_can_be_evaluated_and_lies_in_its_range(predicate: type[Predicate]) -> None:
    tree, _ = parse(predicate.example)
    assert isinstance(tree, Call)
    world = World()
    lower = lower_number if predicate.gives == "number" else lower_truth
    expr = lower(tree, world)
    if predicate.gives == "yes/no":
        assert value(expr, world.state) in (0, 1)
    elif all(param.kind != "number" for param in predicate.signatures[0]):
        interval = predicate.interval(())
        assert interval.low <= value(expr, world.state) <= interval.high


@EVERY
def test_its_example_is_read_out_with_the_titles_of_the_scenario(predicate: type[Predicate]) -> None:
    tree, _ = parse(predicate.example)
    assert isinstance(tree, Call)
    said = (phrase if predicate.gives == "number" else clause)(tree, LABELS)
    assert said and not said.endswith(".")
    assert "_" not in said
    assert not any(word in said.replace("(", " ").split() for word in ("dprk", "rok", "usa", "jpn"))


@EVERY
def test_too_many_and_no_arguments_are_refused_with_its_example(predicate: type[Predicate]) -> None:
    unbounded = any(signature[-1].many for signature in predicate.signatures)
    for text in (f"{predicate.name}()", f"{predicate.name}(1, 1, 1, 1, 1, 1)"):
        _, problems = condition(text)
        if text.endswith("()") or not unbounded:
            assert [problem.key for problem in problems] == ["wrong-arguments"]
            assert predicate.example in problems[0].hint
