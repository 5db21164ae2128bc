"""A comment with a reason lets a warning stand, on its line or above; whatever else it may say is told."""

import pytest

from game.core.findings import Finding
from game.resources import lint_cases_dir
from game.scenario.build import load_sources
from game.scenario.files import lookup_around
from game.scenario.sources import Found, Sources

ALLOW = "# check: allow never-triggered because the facilitator starts it"
HEAD = "extends: base\nevents:\n"
REST = "    title: The lock keepers strike\n    says: No ship passes.\n"


def findings(text: str, **more: str) -> list[Finding]:
    files = {"scenario.yaml": text, **{f"{name}.yaml": body for name, body in more.items()}}
    loaded = load_sources(Sources("", files), lookup_around(lint_cases_dir()))
    return [finding for finding in loaded.findings if finding.key.startswith(("allow-", "never-triggered"))]


def keys(text: str, **more: str) -> list[str]:
    return [finding.key for finding in findings(text, **more)]


def test_without_a_comment_it_is_told() -> None:
    assert keys(f"{HEAD}  strike:\n{REST}") == ["never-triggered"]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}  strike: {ALLOW}\n{REST}",
        f"{HEAD}  {ALLOW}\n  strike:\n{REST}",
        f"{HEAD}{ALLOW}\n\n  # The keepers were paid late.\n  strike:\n{REST}",
        f"{HEAD}  {ALLOW} #1\n  strike:\n{REST}",
        f"{HEAD}  #check:allow  never-triggered  because it is fired by hand\n  strike:\n{REST}",
    ],
)
def test_it_stands_on_the_line_or_above(text: str) -> None:
    assert keys(text) == []


def test_it_means_one_kind_on_one_line() -> None:
    assert sorted(keys(f"{HEAD}  strike:\n    {ALLOW}\n{REST}")) == ["allow-nothing", "never-triggered"]
    assert sorted(keys(f"{HEAD}  strike: {ALLOW.replace('triggered', 'true')}\n{REST}")) == [
        "allow-nothing",
        "never-triggered",
    ]


@pytest.mark.parametrize(
    "says",
    [
        f"'Nobody wrote {ALLOW} here.'",
        f'"Nobody wrote {ALLOW} here."',
        f"|\n      Nobody wrote\n      {ALLOW}\n      here.",
        f">\n      Nobody wrote {ALLOW}",
        f"Nobody wrote # a comment {ALLOW}",
        "see#check:allow it",
    ],
)
def test_a_text_is_no_comment_and_a_comment_has_one_beginning(says: str) -> None:
    assert keys(f"{HEAD}  strike:\n    title: The lock keepers strike\n    says: {says}\n") == ["never-triggered"]


def test_a_comment_behind_a_text_with_number_signs_is_one() -> None:
    text = f"{HEAD}  strike: {{title: 'Gate #3 # stuck', says: \"a # b\"}} {ALLOW}\n"
    assert keys(text) == []


@pytest.mark.parametrize(
    ("comment", "key", "says"),
    [
        ("# check: allow never-triggered", "allow-without-reason", "write # check: allow never-triggered because ..."),
        ("# check: allow never-triggered because", "allow-without-reason", ""),
        ("# check: allow never-triggered, it is fired by hand", "allow-without-reason", ""),
        ("# check: allow never-trigered because of that", "allow-unknown", "did you mean 'never-triggered'?"),
        ("# check: allow", "allow-unknown", "in brackets"),
        ("# check: allow unknown-meter because it comes later", "allow-error", "mend it"),
    ],
)
def test_a_comment_that_cannot_work_is_told_and_does_nothing(comment: str, key: str, says: str) -> None:
    found = findings(f"{HEAD}  strike: {comment}\n{REST}")
    assert [one.key for one in found] == ["never-triggered", key]
    assert says in found[1].hint
    assert found[1].span.column == len("  strike: ") + 1
    assert found[1].span.end_column == len(f"  strike: {comment}") + 1


def test_nothing_is_said_of_useless_comments_while_there_are_errors() -> None:
    """Rules that ask what is missing are not run then, so that the finding may come back."""
    assert keys(f"{HEAD}  strike: {ALLOW}\n    at: turn x\n{REST}") == []


def test_comments_of_a_scenario_that_is_extended_work_and_are_not_judged() -> None:
    folder = Sources("base2", {"scenario.yaml": f"{HEAD}  strike: {ALLOW}\n{REST}"})

    def lookup(name: str, extending: Sources) -> Found:
        return Found(folder) if name == "base2" else lookup_around(lint_cases_dir())(name, extending)

    for own in ("", "events: {strike: {at: turn 3}}\n"):
        loaded = load_sources(Sources("", {"scenario.yaml": f"extends: base2\n{own}"}), lookup)
        assert not [one for one in loaded.findings if one.key.startswith(("allow-", "never-triggered"))]


def test_it_works_in_a_file_of_a_section() -> None:
    assert keys("extends: base\n", events=f"strike: {ALLOW}\n{REST.replace('    ', '  ')}") == []


def test_a_file_full_of_comments_is_read_in_no_time() -> None:
    """As many as fit, with texts and number signs to look through: the work must not grow with their product."""
    signs = f"  strike: {{title: '{'# ' * 4_000}'}} {ALLOW}\n"
    text = f"{HEAD}{signs}" + "  # check: allow never-x because of y\n" * 20_000
    assert len(keys(text)) <= 1_001
