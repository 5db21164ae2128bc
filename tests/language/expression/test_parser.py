"""Text to trees: precedence, places, and that no text at all can raise or take long."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.core.tree import Comparison, Logic, Name, Negative, Node, Not, Num, Sum
from game.language import limits
from game.language.expression.entry import parse_path
from game.language.expression.parser import parse
from tests.language.expression.trees import conditions, numbers, write
from tests.language.world import SCOPE, condition, formula, same

LIMITS = {"expression-too-long", "expression-too-many-parts", "expression-too-deep"}


def tree_of(text: str) -> Node:
    tree, problems = parse(text)
    assert problems == ()
    assert tree is not None
    return tree


def test_multiplication_binds_before_addition_and_both_go_from_the_left() -> None:
    tree = tree_of("a - b - c * d")
    assert isinstance(tree, Sum) and tree.op == "-"
    assert same(tree.left, tree_of("a - b")) and same(tree.right, tree_of("c * d"))


def test_and_binds_before_or_and_not_before_both() -> None:
    tree = tree_of("a or not b and c")
    assert isinstance(tree, Logic) and tree.op == "or"
    assert same(tree.items[1], tree_of("(not b) and c"))


def test_not_takes_a_whole_comparison() -> None:
    tree = tree_of("not a > 3")
    assert isinstance(tree, Not) and isinstance(tree.value, Comparison)


def test_comparisons_chain() -> None:
    tree = tree_of("1 < a <= 3")
    assert isinstance(tree, Comparison)
    assert [op for op, _ in tree.rest] == ["<", "<="]


@pytest.mark.parametrize(
    ("text", "value"), [("60", 60_000), ("0.5", 500), ("1.25", 1_250), ("0.001", 1), ("007", 7_000)]
)
def test_numbers_are_thousandths(text: str, value: int) -> None:
    tree = tree_of(text)
    assert isinstance(tree, Num) and tree.value == value


def test_signs_before_numbers() -> None:
    minus = tree_of("-5")
    assert isinstance(minus, Negative) and same(minus.value, tree_of("5"))
    assert same(tree_of("+5"), tree_of("5"))
    assert same(tree_of("3 - -5"), tree_of("3 - (-5)"))


def test_parts_know_their_places() -> None:
    text = "  not (usa.trust.rok  >= 60) and flag.talks"
    tree = tree_of(text)
    assert isinstance(tree, Logic)
    first, second = tree.items
    assert text[tree.start : tree.end] == "not (usa.trust.rok  >= 60) and flag.talks"
    assert text[first.start : first.end] == "not (usa.trust.rok  >= 60)"
    assert isinstance(first, Not) and text[first.value.start : first.value.end] == "usa.trust.rok  >= 60"
    assert isinstance(second, Name) and second.parts == ("flag", "talks")


def test_an_expression_may_go_over_several_lines() -> None:
    assert same(tree_of("a > 3\n  and\tb"), tree_of("a > 3 and b"))


@given(st.one_of(conditions, numbers))
def test_what_is_written_out_is_read_back(tree: Node) -> None:
    read, problems = parse(write(tree))
    assume(not problems or problems[0].key not in LIMITS)
    assert problems == ()
    assert read is not None and same(read, tree)


_SOUP = st.lists(
    st.sampled_from(
        [
            "tension", "rok.alarm", "usa.trust.rok", "self.alarm", "flag.talks", "rung.clash", "rung", "turn", "tests",
            "dprk", "launch", "sea_launch", "srbm_test", "carrier", "busan", "freeze", "happened", "did", "did_tag",
            "count", "at", "near", "min", "max", "in_force", "read_as", "and", "or", "not", "AND", "then", "is", "at",
            "(", ")", "(", ")", ",", "+", "-", "*", "<", "<=", ">", ">=", "==", "!=", "=", "=>", "!", "&&", "||", "/",
            "**", "%", "'", "“", "[", "]", ".", "..", "60", "0.5", "1,000", "60%", "1e5", "é", "\u202e", "\x00",
            "x.y.z.w",
        ]
    ),
    max_size=25,
)  # fmt: skip


@given(_SOUP, st.sampled_from(["", " "]))
def test_no_order_of_words_and_signs_raises(words: list[str], joint: str) -> None:
    text = joint.join(words)
    for read in (condition(text), formula(text), parse_path(text, SCOPE), parse_path(text, SCOPE, own=True)):
        found, problems = read
        assert (found is None) == any(problem.severity == "error" for problem in problems)
        for problem in problems:
            assert 0 <= problem.start <= problem.end <= len(text)
            assert problem.message and "  " not in problem.message


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    found, problems = condition(text)
    assert found is not None or problems
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in problems)


HOSTILE = [
    "().__class__.__bases__[0].__subclasses__()",
    "__import__('os').system('true')",
    "tension.__class__",
    "[x for x in (1,)]",
    "lambda: 1",
    "9**9**9",
    "9" * 499,
    "9*" * 240 + "9",
    "999999999 * 999999999 * 999999999 > 1",
    "(" * 1_000_000,
    ")" * 1_000_000,
    "[" * 1_000_000,
    "-" * 400 + "1",
    "not " * 100 + "flag.talks",
    "(" * 60 + "1" + ")" * 60,
    "min(" * 50 + "1",
    "a" * 500,
    "a." * 240 + "a",
    "tension\x00",
    "\u202etension > 3",
    "tension > 3\u2066",
    "\ud800",
    "f'{tension}'",
    "tension if tension else tension",
    "tension := 3",
    "@tension",
    "tension > 0x10",
    "tension > 1j",
    "tension > ٣",
    "ｔension > 3",
    "tension > 3 # comment",
    "tension > 3 \\\n and 1",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_refused_with_a_short_message(text: str) -> None:
    found, problems = condition(text)
    assert found is None
    assert 1 <= len(problems) <= limits.TOKENS
    assert all(len(problem.message) <= 160 and len(problem.hint) <= 160 for problem in problems)


def test_the_bounds_are_kept_exactly() -> None:
    just = "-" * limits.DEPTH + "1"
    assert parse(just)[1] == ()
    assert parse("-" + just)[1][0].key == "expression-too-deep"
    many = "1" + "+1" * ((limits.TOKENS - 1) // 2)
    assert parse(many)[1] == ()
    assert parse(many + "+1")[1][0].key == "expression-too-many-parts"
    long = "1".ljust(limits.CHARACTERS)
    assert parse(long)[1] == ()
    assert parse(long + " ")[1][0].key == "expression-too-long"


def test_brackets_count_as_depth() -> None:
    assert parse("(" * limits.DEPTH + "1" + ")" * limits.DEPTH)[1] == ()
    assert parse("(" * (limits.DEPTH + 1) + "1" + ")" * (limits.DEPTH + 1))[1][0].key == "expression-too-deep"
