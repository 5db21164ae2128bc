"""What an author may ask for, and the reason when it cannot be had."""

from __future__ import annotations

import pytest

from game.scenario.starter import checks
from game.scenario.starter.wish import Seat, WishError, check_title, read_seats, slug


def test_actors_have_ids_and_names() -> None:
    assert read_seats("usa=United States, ussr = Soviet Union") == (
        Seat("usa", "United States"),
        Seat("ussr", "Soviet Union"),
    )


def test_an_id_is_made_of_a_name() -> None:
    assert [seat.id for seat in read_seats("São Tomé, Côte d'Ivoire")] == ["sao_tome", "cote_d_ivoire"]


def test_a_short_form_fits_into_tables() -> None:
    assert Seat("usa", "United States").short == "USA"
    assert Seat("united_states", "United States").short == "US"
    assert Seat("switzerland", "Switzerland").short == "Switzerl"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("usa=United States", "2 to 8 actors, not 1"),
        (",".join(f"a{n}=A {n}" for n in range(9)), "not 9"),
        ("대한민국,일본", "needs an id of plain letters"),
        ("US=United States,b=B", "write us=United States"),
        ("all=Everyone,b=B", "means something else"),
        ("tension=Tension,b=B", "means something else"),
        ("a=A,a=B", "same id, 'a'"),
        ("a=A,b=A", "same name, 'A'"),
        ("switzerland=Switzerland,switzerland_2=Switzerland II,switzerland_3=Switzerland III", "short form"),
        ("a=,b=B", "is empty"),
        ('a="A",b=B', "contains"),
        ("a={A},b=B", "contains '{'"),
        ("a=A\u200b,b=B", "cannot be seen"),
        (f"a={'x' * 61},b=B", "at most 60"),
    ],
)
def test_wrong_actors_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(WishError, match=reason):
        read_seats(text)


def test_titles_and_slugs() -> None:
    assert check_title(" Two: one, #3 ", "the title", 60) == "Two: one, #3"
    assert slug("Ärger im 2. Stock!") == "arger_im_2_stock"
    assert slug("1962") == slug("한국") == ""


def test_times_are_checked_as_the_language_reads_them() -> None:
    assert checks.date("1  Mar 2031 08:00") == "1 Mar 2031 08:00"
    assert checks.turn_length("6 hours") == "6 hours"
    assert checks.turns("12") == 12


@pytest.mark.parametrize(
    ("check", "text", "reason"),
    [
        (checks.date, "tomorrow", "takes a date"),
        (checks.date, "31 Feb 2031", "no such day"),
        (checks.turn_length, "2 turns", "cannot be counted in turns"),
        (checks.turn_length, "a week", "takes a span of time"),
        (checks.turns, "three", "not a number of turns"),
        (checks.turns, "2", "from 4 to 60"),
    ],
)
def test_wrong_times_are_refused_with_the_reason(check: object, text: str, reason: str) -> None:
    assert callable(check)
    with pytest.raises(WishError, match=reason):
        check(text)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Aldmark", "Aldmark"),
        ("Highland Republic", "the Highland Republic"),
        ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
        ("The Gambia", "The Gambia"),
        ("Niger's military council", "Niger's military council"),
        ("Tarn Islands", "the Tarn Islands"),
    ],
)
def test_a_name_has_an_article_within_a_sentence_where_english_asks_for_one(name: str, called: str) -> None:
    assert Seat("a", name).called == called
