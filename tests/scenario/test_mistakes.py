"""Each kind of mistake that an author makes is told at its place, in words that help, and hides no other."""

from pathlib import Path
from typing import NamedTuple

import pytest

from game.core.findings import Finding
from game.scenario.build import load
from game.scenario.sources import Sources

FOLDER = Path(__file__).parents[1] / "scenarios" / "two_sides"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}
SIGN = "§"


class Mistake(NamedTuple):
    """`old` in `file` becomes `new`, in which § marks where the finding must point.

    Where the place is elsewhere, `at` gives it: a file and a piece of its text with the mark.
    """

    key: str
    file: str
    old: str
    new: str
    says: str = ""
    at: tuple[str, str] | None = None
    severity: str = "error"


MISTAKES = [
    # Keys and values
    Mistake("unknown-field", "events.yaml", "  at: turn 1", "  §on: turn 1", "has no field 'on'"),
    Mistake("unknown-field", "actions.yaml", "  blurb: Shows", "  §blurp: Shows", "did you mean 'blurb'"),
    Mistake("unknown-field", "scenario.yaml", "turns: 8", "turns: 8\n§actoins: {}", "did you mean 'actions'"),
    Mistake("unknown-field", "actions.yaml", "by: +15%, if:", "by: +15%, §needs:", "no field 'needs'"),
    Mistake("missing-field", "actors.yaml", "  short: ARV\n", "", "'short' is missing", ("actors.yaml", "§arva:")),
    Mistake("missing-field", "scenario.yaml", "turns: 8\n", "", "'turns' is missing", ("scenario.yaml", "§# Two")),
    Mistake("missing-value", "events.yaml", "  at: turn 1", "  §at:", "nothing is written for 'at'"),
    Mistake("wrong-type", "scenario.yaml", "turns: 8", "turns: §eight", "takes a whole number, not 'eight'"),
    Mistake("wrong-type", "scenario.yaml", "turns: 8", 'turns: §"8"', "delete the quotes"),
    Mistake("wrong-type", "scenario.yaml", "turns: 8", "turns: §[8]", "not a list"),
    Mistake("out-of-range", "scenario.yaml", "turns: 8", "turns: §80", "between 1 and 60"),
    Mistake("wrong-type", "events.yaml", "inject: true", "inject: §yes", "write true"),
    Mistake("wrong-type", "events.yaml", "first: true", "first: §NO", "write false"),
    Mistake(
        "unknown-choice", "actions.yaml", "instrument: military", "instrument: §militry", "did you mean 'military'"
    ),
    Mistake("missing-percent", "events.yaml", "chance: 35%", "chance: §35", "write 35%"),
    Mistake("out-of-range", "events.yaml", "chance: 35%", "chance: §135%", "between 0% and 100%"),
    Mistake("too-precise", "meters.yaml", "start: 48", "start: §48.0001", "at most 3 decimals"),
    Mistake("wrong-type", "meters.yaml", "start: 48", "start: §4,800", "write 4800"),
    Mistake("text-too-long", "actors.yaml", "short: ARV", "short: §ARVANIANS", "at most 8"),
    Mistake(
        "wrong-type", "actors.yaml", "  title: Republic of Arva", "  title: §[Republic]", "takes a text, not a list"
    ),
    # Packages
    Mistake(
        "package-for-nobody", "packages.yaml", "actions: [joint_search, listen]", "actions: §[listen]", "no actor can"
    ),
    Mistake(
        "package-too-large",
        "packages.yaml",
        "actions: [joint_search, listen]",
        "actions: §[joint_search, listen, patrol_strait, propose_freeze]",
        "more actions than",
        severity="warning",
    ),
    # Time
    Mistake("wrong-type", "events.yaml", "at: turn 1", "at: §3", "write turn 3"),
    Mistake("wrong-type", "events.yaml", "at: turn 1", "at: §trun 1", "did you mean 'turn'"),
    Mistake("out-of-range", "events.yaml", "at: turn 1", "at: §turn 6 to turn 3", "turn 6 comes after turn 3"),
    Mistake("out-of-range", "events.yaml", "at: turn 1", "at: §turn 0", "counted from 1"),
    Mistake("after-the-end", "events.yaml", "at: turn 1", "at: §turn 9", "the game has 8 turns", None, "warning"),
    Mistake("wrong-type", "events.yaml", "wait: 2 turns", "wait: §2", "write 2 turns"),
    Mistake("wrong-type", "events.yaml", "wait: 2 turns", "wait: §2 weks", "did you mean 'weeks'"),
    Mistake("out-of-range", "scenario.yaml", "3 Mar 2031 06:00", "§31 Feb 2031", "no such day"),
    Mistake("wrong-type", "scenario.yaml", "3 Mar 2031 06:00", "§tomorrow", "such as 17 Dec 2023"),
    Mistake("wrong-type", "scenario.yaml", "turn_length: 1 week", "turn_length: §1 turn", "cannot be counted in turns"),
    # Names
    Mistake("bad-id", "actors.yaml", "besk:", "§Besk-1:", "write 'besk'"),
    Mistake("reserved-id", "places.yaml", "mid_strait:", "§target:", "word of the language"),
    Mistake("ambiguous-id", "scenario.yaml", "  coast:", "  §arva:", "already the id of an actor"),
    Mistake("unknown-actor", "actions.yaml", "who: [arva, besk]", "who: [arva, §bezk]", "did you mean 'besk'"),
    Mistake("unknown-tag", "actions.yaml", "tags: [patrol]", "tags: [§patrl]", "did you mean 'patrol'"),
    Mistake("unknown-rung", "actions.yaml", "rung: show", "rung: §shwo", "did you mean 'show'"),
    Mistake("doubled-name", "actions.yaml", "who: [arva, besk]", "who: [arva, §arva]", "named twice"),
    Mistake("wrong-type", "ultimatums.yaml", "to: besk", "to: §coast", "means several"),
    Mistake("role-not-here", "events.yaml", "by: [arva]", "by: [§self]", "no 'self' here"),
    Mistake("unknown-actor", "actions.yaml", "target: besk", "target: §busk", "did you mean 'besk'"),
    Mistake("unknown-actor", "meters.yaml", "start: {arva: 5", "start: {§arwa: 5", "did you mean 'arva'"),
    Mistake("unknown-option", "dilemmas.yaml", "default: watch", "default: §wach", "did you mean 'watch'"),
    Mistake(
        "unknown-party",
        "agreements.yaml",
        "who: proposer, says: A",
        "who: §propser, says: A",
        "did you mean 'proposer'",
    ),
    # Conditions and amounts
    Mistake("unknown-meter", "actions.yaml", "tension: +6", "§tenson: +6", "did you mean 'tension'"),
    Mistake("not-own-meter", "actions.yaml", "costs: {capital: 2}", "costs: {§tension: 2}"),
    Mistake("unknown-field", "actions.yaml", "{none_of:", "{§non_of:", "did you mean 'none_of'"),
    Mistake("out-of-range", "events.yaml", "2 of [knows", "§4 of [knows", "4 of 3 can never hold"),
    Mistake(
        "wrong-type",
        "events.yaml",
        "2 of [knows(arva, wreck_position)",
        "§two of [knows(arva, wreck_position)",
        "a number and a list",
    ),
    # Effects
    Mistake(
        "unknown-verb", "actions.yaml", "- change: {tension: +6", "- §chnage: {tension: +6", "did you mean 'change'"
    ),
    Mistake(
        "missing-verb",
        "events.yaml",
        "- unflag: convoy_ready",
        "- {§chance: 20%}",
        "no verb",
        ("events.yaml", "- §{chance: 20%}"),
    ),
    Mistake(
        "several-verbs", "events.yaml", "{flag: talks_open}", "{flag: talks_open, §climb: talk}", "an effect has one"
    ),
    Mistake("wrong-type", "events.yaml", "- unflag: convoy_ready", "- §unflag", "a mapping with one verb"),
    Mistake(
        "missing-field",
        "actions.yaml",
        "{piece: besk_sub, to: mid_strait, takes: 1 day}",
        "{to: mid_strait}",
        "'piece' is missing",
        ("actions.yaml", "§move: {to"),
    ),
    Mistake(
        "missing-field",
        "actions.yaml",
        "- {event: convoy_sails, in: 2 turns, chance: 80%}",
        "- {§schedule: {event: convoy_sails}}",
        "does not say when",
    ),
    # Texts
    Mistake("unknown-placeholder", "scenario.yaml", "{40 km}", "§{40 kn}", "did you mean 'km'"),
    Mistake("unknown-placeholder", "events.yaml", "fleet of {self}", "fleet of §{slef}", "did you mean 'self'"),
    Mistake("unknown-placeholder", "events.yaml", "fleet of {self}", "fleet of §{self", "no partner"),
    Mistake("role-not-here", "events.yaml", "says: Nobody interferes.", 'says: "§{self} waits."', "no 'self' here"),
    Mistake(
        "names-hidden-author",
        "actions.yaml",
        "says: Someone listens to our traffic.",
        'says: §"{self} listens to our traffic."',
        "who is to stay hidden",
    ),
    Mistake(
        "names-hidden-author",
        "actions.yaml",
        "says: Someone listens to our traffic.",
        'says: §{arva: "{self} listens.", others: Somebody listens.}',
        "the text names the author",
    ),
    Mistake("unknown-actor", "events.yaml", "{arva: The ship", "{§arwa: The ship", "did you mean 'arva'"),
    # Parts that do not fit together
    Mistake("not-world-meter", "scenario.yaml", "main_meter: tension", "main_meter: §capital", "a meter of the world"),
    Mistake("not-actor-meter", "actors.yaml", "currency: capital", "currency: §tension", "a meter of actors"),
    Mistake("not-pair-meter", "agreements.yaml", "trust: trust", "trust: §support", "a meter of pairs"),
    Mistake(
        "needs-hidden", "actions.yaml", "needs: not flag.talks_open", "needs: §target.readiness > 5", "does not know"
    ),
    Mistake(
        "needs-hidden",
        "actions.yaml",
        "needs: not flag.talks_open",
        "needs: not §flag.convoy_ready",
        "'besk' does not know the flag",
    ),
    Mistake(
        "no-success",
        "actions.yaml",
        "    success:\n      says: {arva",
        "    sucess:\n      share: 1%\n      says: {arva",
        "no outcome 'success'",
        ("actions.yaml", "    §sucess:"),
    ),
    Mistake(
        "share-sum", "actions.yaml", "share: 30%", "share: 100%, title: x}\n    other: {share: §20%", "add up to 120%"
    ),
    Mistake("share-without-odds", "events.yaml", "weight: 3", "share: §30%", "without odds"),
    Mistake("weight-with-odds", "actions.yaml", "share: 30%", "weight: §3", "no weight"),
    Mistake(
        "default-not-free",
        "dilemmas.yaml",
        "default: watch",
        "default: shadow",
        "no 'costs'",
        ("dilemmas.yaml", "costs: §{capital"),
    ),
    Mistake(
        "exchange-words",
        "exchanges.yaml",
        "rungs: [show, clash, clash]",
        "rungs: [show, clash]",
        "3 texts for 2 steps",
        ("exchanges.yaml", "says: §[Warning"),
    ),
    Mistake("exchange-actors", "exchanges.yaml", "who: [arva, besk]", "who: §[arva]", "two or three"),
    Mistake(
        "several-promises", "agreements.yaml", "must_not: [patrol]", "must_not: [patrol], must: §[gesture]", "has both"
    ),
    Mistake(
        "missing-field",
        "agreements.yaml",
        ", must_not: [patrol]",
        "",
        "promises nothing",
        ("agreements.yaml", "§no_patrols:"),
    ),
    Mistake("several-ways", "scenario.yaml", "by: 10%", "by: 10%, add: §1", "has one of them"),
    Mistake(
        "no-last-ending",
        "scenario.yaml",
        "    title: Nothing is settled\n",
        "    title: Nothing is settled\n    when: §tension > 3\n",
        "hold always",
    ),
    Mistake("inject-with-trigger", "events.yaml", "  inject: true", "  inject: true\n  at: §turn 2", "facilitator"),
    Mistake(
        "offer-impossible",
        "agreements.yaml",
        "partner: coast",
        "partner: arva",
        "cannot propose",
        ("actions.yaml", "then: {§agreement"),
    ),
    Mistake("no-target", "actions.yaml", "target: besk", "target: §arva", "nobody to aim"),
    Mistake(
        "consent-impossible",
        "actions.yaml",
        "  who: coast\n  costs: {capital: 2}",
        "  who: arva\n  costs: {capital: 2}",
        "may not order it",
        ("actions.yaml", "consent: §[arva"),
    ),
    Mistake(
        "define-cycle",
        "scenario.yaml",
        "[tension >= 70, not flag.talks_open]",
        "§[near_the_edge, flag.talks_open]",
        "made of each other",
    ),
    Mistake("bad-box", "scenario.yaml", "[10, 50, 20, 56]", "§[20, 50, 10, 56]", "west lies before east"),
    Mistake("duplicate-key", "events.yaml", "  at: turn 1\n", "  at: turn 1\n  §at: turn 2\n", "twice"),
    # Doubts
    Mistake(
        "never-triggered",
        "actions.yaml",
        "{event: convoy_sails, in",
        "{event: payday, in",
        "nothing can make",
        ("events.yaml", "§convoy_sails:"),
        "warning",
    ),
    Mistake(
        "flag-never-set",
        "events.yaml",
        "    - flag: strait_closed\n",
        "",
        "stays false",
        ("scenario.yaml", "§strait_closed:"),
        "warning",
    ),
    Mistake(
        "flag-never-tested",
        "actors.yaml",
        "when: flag.strait_closed",
        "when: tension > 90",
        "no condition asks",
        ("scenario.yaml", "§strait_closed:"),
        "warning",
    ),
    Mistake(
        "event-loop",
        "events.yaml",
        "  effects: [{change: {tension: +2}}]",
        "  effects: [{fire: search_fails}]",
        "search_fails -> search_fails",
        ("events.yaml", "§search_fails:"),
        "warning",
    ),
    Mistake(
        "same-title",
        "actions.yaml",
        "title: Listen to their traffic",
        "title: §Send a patrol into the strait",
        "two actions",
        None,
        "warning",
    ),
    Mistake(
        "no-debrief",
        "actions.yaml",
        "  rung: show\n  tags: [patrol]",
        "  rung: clash\n  tags: [patrol]",
        "discussion",
        ("actions.yaml", "§patrol_strait:"),
        "warning",
    ),
    Mistake(
        "off-the-map",
        "places.yaml",
        "mid_strait: {title: Middle of the strait, lat: 53.0",
        "§mid_strait: {title: Middle of the strait, lat: 63.0",
        "outside",
        None,
        "warning",
    ),
    Mistake("unknown-symbol", "pieces.yaml", "kind: sub", "kind: §subb", "did you mean 'sub'", None, "warning"),
    Mistake(
        "unsourced",
        "scenario.yaml",
        "fictional: true",
        "fictional: false",
        "cites no source",
        ("actors.yaml", "§arva:"),
        "note",
    ),
]


def name_of(mistake: Mistake) -> str:
    return f"{mistake.key}: {mistake.new.replace(SIGN, '') or '(deleted)'}"[:60]


def edited(mistake: Mistake) -> tuple[dict[str, str], str, int, int]:
    """The files with the mistake in them, and where it must be told."""
    assert mistake.old in TEXTS[mistake.file], f"{mistake.file} has no {mistake.old!r}"
    texts = TEXTS | {mistake.file: TEXTS[mistake.file].replace(mistake.old, mistake.new, 1)}
    file, marked = mistake.file, texts[mistake.file]
    if mistake.at is not None:
        file, piece = mistake.at
        assert piece.replace(SIGN, "") in texts[file].replace(SIGN, "")
        marked = texts[file].replace(SIGN, "").replace(piece.replace(SIGN, ""), piece, 1)
    line, column = position(marked)
    return {name: text.replace(SIGN, "") for name, text in texts.items()}, file, line, column


def position(marked: str) -> tuple[int, int]:
    before = marked[: marked.index(SIGN)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def check(texts: dict[str, str]) -> tuple[Finding, ...]:
    return load(Sources("", texts))[1]


@pytest.mark.parametrize("mistake", MISTAKES, ids=name_of)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    texts, file, line, column = edited(mistake)
    scenario, findings = load(Sources("", texts))
    told = {(f.key, f.severity, f.span.file, f.span.line, f.span.column): f for f in findings}
    wanted = (mistake.key, mistake.severity, file, line, column)
    assert wanted in told, [f"{f.span}: {f.message} [{f.key}]" for f in findings]
    finding = told[wanted]
    assert mistake.says in f"{finding.message} ({finding.hint})"
    assert (scenario is None) == any(f.severity == "error" for f in findings)


def test_the_scenario_without_mistakes_has_no_findings() -> None:
    scenario, findings = load(Sources("", TEXTS))
    assert scenario is not None
    assert findings == ()


def test_one_run_tells_the_mistakes_of_all_entries() -> None:
    texts = dict(TEXTS)
    for file, old, new in (
        ("actions.yaml", "tags: [patrol]", "tags: [patrl]"),
        ("actions.yaml", "base: 60%", "base: 60"),
        ("events.yaml", "inject: true", "inject: yes"),
        ("actors.yaml", "slots: 3", "slots: 30"),
        ("exchanges.yaml", "rungs: [show, clash, clash]", "rungs: [show, clash]"),
    ):
        texts[file] = texts[file].replace(old, new)
    found = [(f.span.file, f.key) for f in check(texts)]
    assert found == [
        ("actions.yaml", "unknown-tag"),
        ("actions.yaml", "missing-percent"),
        ("actors.yaml", "out-of-range"),
        ("events.yaml", "wrong-type"),
        ("exchanges.yaml", "exchange-words"),
    ]


def test_a_broken_entry_is_still_known_by_its_name() -> None:
    texts = TEXTS | {"events.yaml": TEXTS["events.yaml"].replace("  first: true", "  frist: true")}
    assert [f.key for f in check(texts)] == ["unknown-field"]


def test_a_near_name_shows_where_it_is_defined() -> None:
    texts = TEXTS | {"actions.yaml": TEXTS["actions.yaml"].replace("tags: [patrol]", "tags: [patrl]")}
    (finding,) = check(texts)
    (place,) = finding.places[1:]
    assert place.label == "defined here"
    assert TEXTS["scenario.yaml"].split("\n")[place.span.line - 1].startswith("  patrol:")


def test_a_file_that_cannot_be_read_hides_no_other_mistake_and_causes_no_guesses() -> None:
    texts = dict(TEXTS)
    texts["places.yaml"] = texts["places.yaml"].replace("{title: Port of Arva", "{title: [Port of Arva")
    texts["events.yaml"] = texts["events.yaml"].replace("inject: true", "inject: yes")
    assert {(f.span.file, f.key) for f in check(texts)} == {
        ("places.yaml", "unclosed-bracket"),
        ("events.yaml", "wrong-type"),
    }
