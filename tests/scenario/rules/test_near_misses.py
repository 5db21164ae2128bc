"""What looks like a fault and is none: no rule tells it."""

from __future__ import annotations

import pytest

from tests.scenario.rules.mutants import findings_of

EVENT = """events:
  heat:
    at: turn 2
    title: A hot week
    says: {}
    effects: [{{change: {{tension: +1}}}}]
"""

# The same effects under another condition are another answer.
OPTION = """dilemmas:
  visitors:
    options:
      admit_all:
        title: Let all in
        needs: flag.talks_open
        effects: [{change: {velden.trust.ostara: +5}}]
        doctrine: {restraint: 4}
"""
# A denial names the actor, not the author.
DENIAL = """actions:
  sabotage:
    title: Break a pump
    blurb: By night.
    instrument: military
    who: ostara
    author: hidden
    rung: show
    says: A pump is broken. The Republic of Ostara denies it.
    effects: [{change: {velden.supply: -4}}]
    doctrine: {pressure: 3}
"""
# Luck may decide what becomes of a seat's own order.
LETTER = """actions:
  letter:
    title: Send a letter
    blurb: With an offer.
    instrument: diplomatic
    who: velden
    target: ostara
    rung: talk
    outcomes:
      arrives: {weight: 3, says: It arrives., then: {agreement: flow, from: self, to: target}}
      lost: {weight: 1, says: It is lost., effects: [{change: {tension: +1}}]}
    doctrine: {restraint: 3}
"""
# It asks for less than the one before it.
ENDINGS = """endings:
  drought: {remove: true}
  either: {title: Either, says: One of the two., when: in_force(flow) or tension < 9}
  dry: {title: Nothing, says: The fields turn brown.}
"""

FINE = [
    ("doubled-word", EVENT.format("He knew that that would fail.")),
    ("doubled-word", EVENT.format("New York New York is a song.")),
    ("doubled-space", EVENT.format("|\n      One line.\n\n      Another line.")),
    ("no-full-stop", EVENT.format('"They ask: \\"Who closed the gates?\\""')),
    ("no-full-stop", EVENT.format("No water.")),
    ("unpaired-mark", EVENT.format('"The mayor said \\"No\\" (twice)."')),
    ("bare-quantity", EVENT.format('"It is {12 km} to the next well, and 3 kmart shops."')),
    ("space-before-mark", EVENT.format('"The wells are low ... and sinking."')),
    ("left-over", EVENT.format("The TODOS of the ministry are long.")),
    ("title-with-stop", "learning:\n  wait: {title: Wait before answering., observe: [visitors]}\n"),
    # A number that a process can bring as far as its goal
    (
        "never-holds",
        "meters: {ice: {label: Ice, start: 60}}\nprocesses: {thaw: {change: ice, toward: 20, by: 20%}}\n"
        "events: {low: {when: ice <= 20, title: Thaw, says: The ice is gone.}}\n",
    ),
    ("implied-line", EVENT.replace("at: turn 2", "when: [tension >= 40, tension < 80, turn >= 2]").format("Dust.")),
    ("options-alike", OPTION),
    ("tells-author", DENIAL),
    ("luck-decides", LETTER),
    ("unused-place", "places: {mill: {title: The old mill, lat: 47, lon: 16, doc: A ruin.}}\n"),
    ("ending-shadowed", ENDINGS),
    ("lonely-field", "actions:\n  inspect_dam: {takes: 1 turn, cancellable: true}\n"),
    ("never-drawn", "events:\n  gates_shut: {outcomes: {only: {says: It falls.}}}\n"),
]


@pytest.mark.parametrize(("key", "text"), FINE, ids=[f"{key}-{number}" for number, (key, _) in enumerate(FINE)])
def test_this_is_no_fault(key: str, text: str) -> None:
    found = findings_of(text)
    assert [finding.message for finding in found if finding.severity == "error"] == []
    assert [finding.message for finding in found if finding.key == key] == []
