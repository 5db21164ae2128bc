"""What is wrong where the words and signs of an expression do not fit together: one problem, in the author's terms."""

from __future__ import annotations

from game.language import limits
from game.language.expression.problem import Problem
from game.language.expression.slips import compared_with_truth
from game.language.expression.tokens import COMPARISONS, END, KEYWORDS, NAME, NUMBER, Token
from game.language.predicates import PREDICATES

# Comparisons in words, and the signs for them; the longest that fits is the one meant.
_PHRASES = {
    "is at least": ">=", "is at most": "<=", "is more than": ">", "is greater than": ">", "is higher than": ">",
    "is above": ">", "is over": ">", "is less than": "<", "is lower than": "<", "is below": "<", "is under": "<",
    "is greater than or equal to": ">=", "is less than or equal to": "<=", "is not equal to": "!=", "is not": "!=",
    "is equal to": "==", "equals": "==", "equal": "==", "is": "==", "are": "==", "at least": ">=", "at most": "<=",
    "more than": ">", "greater than": ">", "higher than": ">", "above": ">", "over": ">", "less than": "<",
    "lower than": "<", "below": "<", "under": "<", "plus": "+", "minus": "-", "times": "*", "x": "*",
}  # fmt: skip
_TIMES = {"after": ">", "from": ">=", "since": ">=", "before": "<", "until": "<=", "by": "<=", "on": "==", "in": "=="}
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _PHRASES)
_LEADING = frozenset({"if", "when", "while", "unless", "only"})
_TRUTHS = frozenset({"true", "false", "yes", "no"})
_FOLLOWING = frozenset({"then", "else", "do"})


def missing(tokens: list[Token], at: int) -> Problem:
    """A name or number is missing before token `at`."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if before is None:
        hint = "begin with a name or a number" if not token.keyword else f"leave out '{token.shown}'"
        return Problem("missing-operand", f"something is missing before '{token.shown}'", token.start, token.end, hint)
    if before.text == "(" and token.kind == END:
        return unclosed(before)
    if token.keyword == "not" and before.keyword == "":
        hint = "put it in front of the comparison: not tension >= 60"
        return Problem("misplaced-not", f"'not' cannot follow '{before.shown}'", token.start, token.end, hint)
    if before.text in ("(", ","):
        shown = token.shown or "the end"
        message = f"something is missing between '{before.shown}' and '{shown}'"
        return Problem("missing-operand", message, before.start, token.end or before.end)
    hint = "complete it, or leave it out"
    if before.text in COMPARISONS:
        hint = "write what to compare with"
    return Problem("missing-operand", f"something is missing after '{before.shown}'", before.start, before.end, hint)


def unexpected(tokens: list[Token], at: int, brackets: list[Token]) -> Problem:
    """Token `at` cannot follow what is complete before it."""
    token, before = tokens[at], tokens[at - 1]
    if token.kind == END:
        return unclosed(brackets[-1])
    if token.text == ")":
        message = "this ')' closes nothing"
        return Problem("unopened-bracket", message, token.start, token.end, "leave it out, or write '(' before it")
    if token.text == ",":
        return _comma(tokens, at)
    if token.text == "(":
        message = "a bracket cannot stand here"
        return Problem("missing-operator", message, token.start, token.end, "write 'and', 'or' or a sign before it")
    if token.kind == NAME:
        return _word(tokens, at)
    return _side_by_side(before, token)


def unclosed(bracket: Token) -> Problem:
    """An opening bracket without its partner."""
    return Problem(
        "unclosed-bracket", "this '(' is never closed", bracket.start, bracket.end, "write ')' where it ends"
    )


def empty_brackets(opening: Token, closing: Token) -> Problem:
    """`()` with nothing before and in it."""
    return Problem("missing-operand", "these brackets are empty", opening.start, closing.end)


def not_callable(name: Token) -> Problem | None:
    """Why this word cannot stand before a bracket, or None."""
    if "." in name.text:
        hint = "only predicates take brackets, such as happened(sea_launch)"
        return Problem("not-callable", f"'{name.shown}' does not take brackets", name.start, name.end, hint)
    return _wrong_case(name)


def too_deep(token: Token) -> Problem:
    """More levels than are read."""
    message = f"more than {limits.DEPTH} levels stand inside one another"
    return Problem("expression-too-deep", message, token.start, token.end, "give a part of it a name under 'define'")


def _wrong_case(word: Token) -> Problem | None:
    right = word.text.lower()
    if right not in KEYWORDS or word.keyword:
        return None
    return Problem("keyword-case", f"'{word.shown}' is not read here", word.start, word.end, f"write '{right}'")


def _word(tokens: list[Token], at: int) -> Problem:
    """A word follows a complete part: most likely English where a sign is wanted."""
    token, before = tokens[at], tokens[at - 1]
    wrong = _wrong_case(token) or (_wrong_case(before) if before.kind == NAME else None)
    if wrong is not None:
        return wrong
    if before.text.lower() in _LEADING and at == 1:
        message = f"'{before.shown}' is not part of a condition"
        return Problem("english-words", message, before.start, before.end, f"leave out '{before.shown}'")
    if token.text.lower() in _FOLLOWING:
        message = f"'{token.shown}' is not part of a condition"
        hint = "write only what must hold; what happens then stands under 'effects'"
        return Problem("english-words", message, token.start, token.end, hint)
    return _in_time(tokens, at) or _asked(tokens, at) or _phrase(tokens, at) or _side_by_side(before, token)


def _asked(tokens: list[Token], at: int) -> Problem | None:
    """`happened gates_shut` or `ostara did patrol_river`: a question without its brackets."""
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
    asked, names = (before, [token]) if before.text in PREDICATES else (token, [before])
    if asked.text not in PREDICATES:
        return None
    names += [after] if asked is token and after.kind == NAME else []
    needed = {sum(not param.optional for param in signature) for signature in PREDICATES[asked.text].signatures}
    if len(names) not in needed:
        return None
    written = f"{asked.shown}({', '.join(name.shown for name in names)})"
    message = f"'{asked.shown}' asks for brackets"
    return Problem("missing-operator", message, before.start, max(names[-1].end, token.end), f"write {written}")


def _in_time(tokens: list[Token], at: int) -> Problem | None:
    """`after turn 3`."""
    word, after = tokens[at - 1], tokens[at + 1]
    if word.text.lower() not in _TIMES or tokens[at].text != "turn" or after.kind != NUMBER:
        return None
    hint = f"write turn {_TIMES[word.text.lower()]} {after.shown}"
    return Problem("english-words", f"'{word.shown}' is not read here", word.start, after.end, hint)


def _phrase(tokens: list[Token], at: int) -> Problem | None:
    words: list[Token] = []
    found = _is_true(tokens, at)
    if found is not None:
        return found
    for token in tokens[at : at + _LONGEST_PHRASE]:
        if token.kind != NAME:
            break
        words.append(token)
        phrase = " ".join(word.text.lower() for word in words)
        if phrase in _PHRASES:
            hint = f"write '{_PHRASES[phrase]}'"
            found = Problem("english-words", f"'{phrase}' is not read here", words[0].start, token.end, hint)
    if found is None and tokens[at].text.lower() == "in":
        hint = "write a comparison for each value, joined by 'or'"
        found = Problem("english-words", "'in' is not read here", tokens[at].start, tokens[at].end, hint)
    if found is None and tokens[at].keyword == "not":
        hint = "put it in front of the comparison: not tension >= 60"
        found = Problem("misplaced-not", "'not' cannot stand here", tokens[at].start, tokens[at].end, hint)
    return found


def _is_true(tokens: list[Token], at: int) -> Problem | None:
    """`flag.x is false`."""
    verb, after, before = tokens[at], tokens[at + 1 : at + 3], tokens[at - 1]
    other = len(after) == 2 and after[0].keyword == "not"
    truth = after[1] if other else after[0]
    if verb.text.lower() not in ("is", "are", "equals") or truth.text.lower() not in _TRUTHS or before.kind != NAME:
        return None
    return compared_with_truth(before.shown, truth.shown, verb.start, truth.end, other=other)


def _comma(tokens: list[Token], at: int) -> Problem:
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    adjacent = before.end == token.start and token.end == after.start
    if before.kind == after.kind == NUMBER and adjacent and len(after.text.partition(".")[0]) == 3:
        plain = before.shown + after.shown
        message = f"'{before.shown},{after.shown}' is not a number"
        return Problem("number-format", message, before.start, after.end, f"write {plain}")
    hint = "write 'and' or 'or' between two conditions"
    return Problem(
        "stray-comma", "a comma stands only between the arguments of a predicate", token.start, token.end, hint
    )


def _side_by_side(before: Token, token: Token) -> Problem:
    """Two complete parts with nothing between them."""
    if before.kind == token.kind == NUMBER and len(token.text.partition(".")[0]) == 3:
        message = f"'{before.shown} {token.shown}' is not a number"
        return Problem("number-format", message, before.start, token.end, f"write {before.shown}{token.shown}")
    message = f"a sign is missing between '{before.shown}' and '{token.shown}'"
    hint = "write 'and' or 'or' between two conditions"
    if token.kind == NUMBER:
        hint = f"write a comparison such as '{before.shown} >= {token.shown}'"
    return Problem("missing-operator", message, before.start, token.end, hint)
