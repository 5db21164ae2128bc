"""The signs of a template: values, blocks that are kept or left out, blocks that are repeated."""

from __future__ import annotations

import pytest

from game.scenario.starter.fill import TemplateError, fill


def test_values_stand_where_they_are_named() -> None:
    assert fill("a: $one, ${one}_x, $$5\n", {"one": "1"}, {}) == "a: 1, 1_x, $5\n"


def test_a_block_is_kept_for_what_is_there() -> None:
    text = "%if yes\nkept\n%end\n%if no\ngone\n%end\n%if list\nlisted\n%end\n"
    assert fill(text, {"yes": "1", "no": ""}, {"list": [{"id": "x"}]}) == "kept\nlisted\n"


def test_a_block_is_repeated_with_the_values_of_each() -> None:
    text = "%each one in many\n$one: $one_name of $all\n%if one_flag\nflag: $one_flag\n%end\n%end\nlast\n"
    many = [{"id": "a", "name": "A", "flag": "aa"}, {"id": "b", "name": "B", "flag": ""}]
    assert fill(text, {"all": "two"}, {"many": many}) == "a: A of two\nflag: aa\nb: B of two\nlast\n"


@pytest.mark.parametrize("text", ["$unknown", "%each x in nothing\n%end", "%if a", "%end", "%for x\n%end"])
def test_a_mistake_in_a_template_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        fill(text, {}, {})
