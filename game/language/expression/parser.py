"""Words and signs to a tree, by precedence: `or`, `and`, `not`, comparisons, `+ -`, `*`, minus.

Our own, so that its bounds are stated and its messages are for authors. Knows nothing of a scenario.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NoReturn

from game.core.tree import Call, Comparison, Logic, Name, Negative, Node, Not, Num, Sum
from game.language import limits
from game.language.expression import wording
from game.language.expression.problem import Problem
from game.language.expression.tokens import COMPARISONS, END, NAME, NUMBER, SIGN, Token, tokenize


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of an expression, or None and the first problem. Never raises.

    Remembered, since a scenario writes the same few amounts and names over and over.
    """
    tokens, problem = tokenize(text)
    if problem is not None:
        return None, (problem,)
    if tokens[0].kind == END:
        hint = "write what must hold, such as tension >= 60"
        return None, (Problem("empty-expression", "nothing is written here", 0, len(text), hint),)
    try:
        return _Parser(tokens).whole(), ()
    except _Refused as refused:
        return None, (refused.problem,)


class _Refused(Exception):
    """Ends the reading at the first problem; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._brackets: list[Token] = []
        self._depth = 0

    def whole(self) -> Node:
        tree = self._either()
        if self._here.kind != END:
            self._refuse_rest()
        return tree

    # One method a level of precedence, the loosest first.

    def _either(self) -> Node:
        return self._logic("or", self._both)

    def _both(self) -> Node:
        return self._logic("and", self._negated)

    def _logic(self, word: str, part: Callable[[], Node]) -> Node:
        start = self._here.start
        items = [part()]
        while self._here.keyword == word:
            self._at += 1
            items.append(part())
        return items[0] if len(items) == 1 else Logic(start, self._end, word, tuple(items))

    def _negated(self) -> Node:
        if self._here.keyword != "not":
            return self._comparison()
        start = self._advance().start
        value = self._deeper(self._negated)
        return Not(start, self._end, value)

    def _comparison(self) -> Node:
        start = self._here.start
        first = self._sum()
        rest: list[tuple[str, Node]] = []
        while self._here.kind == SIGN and self._here.text in COMPARISONS:
            op = self._advance().text
            rest.append((op, self._sum()))
        return Comparison(start, self._end, first, tuple(rest)) if rest else first

    def _sum(self) -> Node:
        return self._arithmetic("+-", self._product)

    def _product(self) -> Node:
        return self._arithmetic("*", self._signed)

    def _arithmetic(self, signs: str, part: Callable[[], Node]) -> Node:
        start = self._here.start
        left = part()
        while self._here.kind == SIGN and self._here.text in signs:
            op = self._advance().text
            right = part()
            left = Sum(start, self._end, op, left, right)
        return left

    def _signed(self) -> Node:
        if self._here.kind != SIGN or self._here.text not in "+-":
            return self._operand()
        sign = self._advance()
        value = self._deeper(self._signed)
        return value if sign.text == "+" else Negative(sign.start, self._end, value)

    def _operand(self) -> Node:
        token = self._here
        if token.kind == NUMBER:
            self._at += 1
            return Num(token.start, token.end, token.value)
        if token.kind == NAME and not token.keyword:
            self._at += 1
            called = self._here.kind == SIGN and self._here.text == "("
            return self._call(token) if called else Name(token.start, token.end, tuple(token.text.split(".")))
        if token.kind == SIGN and token.text == "(":
            self._open()
            if self._here.text == ")":
                raise _Refused(wording.empty_brackets(token, self._here))
            inside = self._deeper(self._either)
            self._close()
            return inside
        raise _Refused(wording.missing(self._tokens, self._at))

    def _call(self, name: Token) -> Node:
        problem = wording.not_callable(name)
        if problem is not None:
            raise _Refused(problem)
        self._open()
        args: list[Node] = []
        if self._here.text != ")":
            args.append(self._deeper(self._either))
            while self._here.text == ",":
                self._at += 1
                args.append(self._deeper(self._either))
        self._close()
        return Call(name.start, self._end, name.text, tuple(args))

    # Small steps.

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    @property
    def _end(self) -> int:
        return self._tokens[self._at - 1].end

    def _advance(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _open(self) -> None:
        self._brackets.append(self._advance())

    def _close(self) -> None:
        if self._here.text != ")":
            self._refuse_rest()
        self._brackets.pop()
        self._at += 1

    def _deeper(self, part: Callable[[], Node]) -> Node:
        """Read a part one level further down, so that no text can exhaust the stack."""
        if self._depth == limits.DEPTH:
            raise _Refused(wording.too_deep(self._tokens[self._at - 1]))
        self._depth += 1
        node = part()
        self._depth -= 1
        return node

    def _refuse_rest(self) -> NoReturn:
        raise _Refused(wording.unexpected(self._tokens, self._at, self._brackets))
