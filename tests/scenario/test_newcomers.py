"""What authors write on their first day is answered with what they should have written, at its place."""

from __future__ import annotations

import pytest

from game.core.findings import Finding
from game.scenario.build import Loaded, load_sources
from game.scenario.files import lookup_around
from game.scenario.sources import Sources
from tests.scenario.lint_cases import CASES

SIGN = "§"

# What is laid over the sound scenario of the lint cases (§ is where the finding must point), the finding's key, and
# what it must say.
SLIPS = [
    # Shares and percentages
    ("events: {wells_dry: {chance: §0.7}}", "missing-percent", "write 70%; 0.7% would be 7 in 1,000"),
    ("events: {wells_dry: {chance: §0.005}}", "missing-percent", "write 0.5%; 0.005% would be 5 in 100,000"),
    ("events: {wells_dry: {chance: §1}}", "missing-percent", "write 100% if 1 means the whole"),
    ("events: {wells_dry: {chance: §35}}", "missing-percent", "write 35%"),
    ("events: {wells_dry: {effects: {change: {tension: §-3%}}}}", "percent-in-expression", "'-3%' is not a number"),
    ("events: {wells_dry: {effects: {change: {tension: §-3%}}}}", "percent-in-expression", "write -3, or multiply by"),
    ("events: {wells_dry: {effects: {change: {tension: tension * §3%}}}}", "percent-in-expression", "(write 0.03;"),
    ("events: {wells_dry: {when: tension > §60%}}", "percent-in-expression", "write 60, or multiply by 0.6"),
    # Commas inside braces
    ("places: {dam: {title: §Reports from Brod, Lipa and Tarn}}", "comma-in-text", "put the text in quotes"),
    ("events: {wells_dry: {says: §Neither threatens, nor moves., rung: talk}}", "comma-in-text", "put the text in"),
    ("events:\n  wells_dry: {says: §Neither threatens,\n    nor moves.}", "comma-in-text", "put the text in quotes"),
    ("places: {dam: {lat: §50,51}}", "comma-in-text", "write 50.51"),
    ("meters: {supply: {max: §1,500}}", "comma-in-text", "write 1500"),
    ("processes: {treasury: {add: §max(self.capital, 1)}}", "comma-in-text", "put the whole of it in quotes"),
    ("places: {dam: {title: Bread, §butter}}", "unknown-field", "put the whole text in quotes"),
    ("places:\n  dam: {title: A dam, §kind site}\n  harbour: {kind: port}", "unknown-field", "write 'kind: site'"),
    ("places: {dam: {title: A dam, §onwer}}", "unknown-field", "did you mean 'owner'?"),
    ("events: {wells_dry: {says: Some §{700 people} left.}}", "missing-comma", "needs quotes"),
    # Commas between texts
    ("endings: {war: {questions: [§Who moved first, and at what cost?]}}", "comma-between-texts", "in quotes"),
    ("endings: {war: {questions: [§Who knew, Brod or Lipa?, Who asked?]}}", "comma-between-texts", "in quotes"),
    ("actors: {velden: {prompts: [Why now?, §What if, in truth, they go on?]}}", "comma-between-texts", "in quotes"),
    # A yes/no is no number, and is not compared
    ("actors: {ostara: {objectives: {lake: {measure: §flag.gates_closed}}}}", "not-a-number", "a counter or a meter"),
    ("actions: {patrol_river: {needs: flag.talks_open §is false}}", "truth-word", "write not flag.talks_open"),
    ("actions: {patrol_river: {needs: flag.talks_open §is not true}}", "truth-word", "write not flag.talks_open"),
    ("actions: {patrol_river: {needs: flag.talks_open §== false}}", "truth-word", "write not flag.talks_open"),
    ("actions: {patrol_river: {needs: flag.talks_open §!= no}}", "truth-word", "write flag.talks_open alone"),
    ("actions: {patrol_river: {needs: flag.talks_open §= yes}}", "truth-word", "write flag.talks_open alone"),
    # Amounts in words
    ("events: {wells_dry: {effects: {change: {tension: §minus three}}}}", "missing-operator", "write -3"),
    ("events: {wells_dry: {effects: {change: {tension: §plus 3}}}}", "missing-operator", "write +3"),
    ("events: {wells_dry: {effects: {change: {tension: §-3 points}}}}", "missing-operator", "write -3"),
    ("events: {wells_dry: {effects: {change: {tension: §three}}}}", "unknown-meter", "write 3"),
    ("events: {wells_dry: {effects: {change: {tension: §a lot}}}}", "missing-operator", "such as -3"),
    ("events: {wells_dry: {effects: {change: {tension: tension §minus 3}}}}", "english-words", "write '-'"),
    # Names of which there are few
    (
        "actions: {patrol_river: {needs: §sunny}}",
        "unknown-condition",
        "there are: dry_summer, flag.talks_open, flag.ga",
    ),
    # Names that stand for something else
    ("events: {wells_dry: {effects: {move: {piece: guards, to: §away}}}}", "unknown-place", "write away: true"),
    ("pieces: {guards: {at: §away}}", "unknown-place", "leave 'at' out"),
    ("events: {gates_shut: {then: §visitors}}", "wrong-type", "write {dilemma: visitors}"),
    ("events: {gates_shut: {effects: §visitors}}", "wrong-type", "write {ask: visitors}"),
    (
        "events: {gates_shut: {then: {dilemma: §wells_dry}}}",
        "unknown-dilemma",
        "'wells_dry' is an event, not a dilemma",
    ),
    ("events: {gates_shut: {then: {dilemma: §wells_dry}}}", "unknown-dilemma", "write {event: wells_dry}"),
    ("events: {gates_shut: {effects: {ask: §wells_dry}}}", "unknown-dilemma", "write {fire: wells_dry}"),
    ("events: {gates_shut: {effects: {§dilemma: visitors}}}", "unknown-verb", "write ask"),
    ("events: {wells_dry: {then: {§dilemma: visitors}}}", "several-verbs", "two verbs"),
    ("events: {wells_dry: {§if: tension > 60}}", "unknown-field", "did you mean 'when'?"),
    ("actions: {patrol_river: {§condition: tension > 60}}", "unknown-field", "did you mean 'needs'?"),
    ("actions: {patrol_river: {who: §OST}}", "unknown-actor", "write ostara"),
    ("actions: {patrol_river: {who: [§Republic of Ostara]}}", "unknown-actor", "write ostara"),
    ("actions: {patrol_river: {who: §everyone}}", "unknown-actor", "write all"),
    ("actions: {patrol_river: {target: §everybody}}", "unknown-actor", "write all"),
    ("events: {wells_dry: {pin: §The Sevra Dam}}", "unknown-place", "write dam"),
    ("events: {wells_dry: {for_each: riverside, visible_to: §me}}", "unknown-actor", "write self"),
    (
        "groups: {parties: {title: Both, members: all}}\nagreements: {flow: {partner: §party}}",
        "unknown-actor",
        "did you mean 'parties'?",
    ),
    # Names of which there are few
    ("actions: {patrol_river: {doctrine: {§zorro: 3}}}", "unknown-aim", "there are: pressure, restraint"),
    ("actions: {patrol_river: {tags: [§zorro]}}", "unknown-tag", "there are: patrol, gesture"),
    ("events: {wells_dry: {effects: {flag: §zorro}}}", "unknown-flag", "there are: talks_open, gates_closed"),
    ("events: {wells_dry: {learning: §zorro}}", "unknown-learning", "there are: signals"),
    ("pieces: {guards: {visible_to: §zorro}}", "unknown-actor", "there are: ostara, velden, riverside"),
    # Numbers in braces
    ("events: {wells_dry: {says: 'About §{700} families left.'}}", "unknown-placeholder", "write 700"),
    ("events: {wells_dry: {says: 'About §{1,500} soldiers.'}}", "unknown-placeholder", "needs no braces (write 1,500)"),
    # Days and turns
    ("start: §30.7.2031", "wrong-type", "write 30 Jul 2031"),
    ("start: §5/8/2031", "wrong-type", "write 5 Aug 2031 or 8 May 2031"),
    ("start: §5/30/2031", "wrong-type", "(write 30 May 2031)"),
    ("start: §August 5, 2031", "wrong-type", "write 5 Aug 2031"),
    ("start: §5th of August 2031 at 8.30 pm", "wrong-type", "write 5 Aug 2031 20:30"),
    ("start: §2031-08-05T08:30:00", "wrong-type", "write 5 Aug 2031 08:30"),
    ("start: §5 August", "wrong-type", "add the year, such as 5 Aug 1962"),
    ("start: §31.2.2031", "wrong-type", "not '31.2.2031' ()"),
    ("events: {gates_shut: {at: §turn1}}", "wrong-type", "write turn 1"),
    ("events: {gates_shut: {at: §Turns 3 to 5}}", "wrong-type", "write turn 3 to 5"),
    ("events: {gates_shut: {at: §5 August}}", "wrong-type", "write the turn in which that day falls"),
    # What stands between the words
    ("places:\n  dam:\n    title:§\u00a0The dam", "hidden-character", "no-break space"),
    ("places:\n  dam:\n§\u00a0\u00a0\u00a0\u00a0title: The dam", "hidden-character", "write a plain blank"),
    ("places: {dam: {title:§\u00a0The dam}}", "hidden-character", "looks like a blank"),
    ("places:\n  dam:\n    title: “Dams§: first”", "colon-in-text", "“ is a letter like any other"),
    ("places: {dam: {title: §“Bread, butter”}}", "comma-in-text", "straight quotes"),
    # Names of numbers in place of verbs
    ("events: {wells_dry: {effects: [{§ostara.supply: +8}]}}", "unknown-verb", "write change: {ostara.supply: +8}"),
    ("events: {wells_dry: {effects: [{§tension: -3}]}}", "unknown-verb", "write change: {tension: -3}"),
    ("events: {wells_dry: {effects: [{§lives_lost: 3}]}}", "unknown-verb", "write change: {lives_lost: 3}"),
    ("events: {wells_dry: {effects: [{§talks_open: true}]}}", "unknown-verb", "write flag: talks_open"),
    ("events: {wells_dry: {effects: [{§flag.talks_open: false}]}}", "unknown-verb", "write unflag: talks_open"),
    # Parts without their fields
    ("groups: {north: §[ostara, velden]}", "wrong-type", "write {title: ..., members: [ostara, velden]}"),
    ("flags: {dry: §The wells are dry}", "wrong-type", "write {label: The wells are dry}"),
    ("meters: {lake: §22}", "wrong-type", "write {label: ..., start: 22}"),
    # Units behind numbers
    ("meters: {supply: {max: §22 km3}}", "wrong-type", "write 22, without"),
    ("turns: §8 turns", "wrong-type", "write 8, without"),
    ("events: {wells_dry: {effects: {change: {tension: §+8 MW}}}}", "missing-operator", "write +8"),
    ("events: {wells_dry: {effects: {change: {tension: §8 km3}}}}", "missing-operator", "write 8"),
    # Several names without brackets
    ("actions:\n  patrol_river:\n    who: §ostara, velden", "wrong-type", "write [ostara, velden]"),
    ("actions: {patrol_river: {who: §ostara and velden}}", "wrong-type", "write [ostara, velden]"),
    ("actions: {patrol_river: {who: ostara, §velden, target: all}}", "unknown-field", "write [ostara, velden]"),
    (
        "packages: {two: {title: Two, blurb: Both., actions: patrol_river, §propose_flow, inspect_dam}}",
        "unknown-field",
        "write [patrol",
    ),
    ("actions: {patrol_river: {target: §ostara or velden}}", "wrong-type", "write any of [ostara, velden]"),
    ("actors: {velden: {country: Chad}}\nactions: {patrol_river: {who: §Chad}}", "unknown-actor", "write velden"),
    # Shares and spans in words
    ("events: {wells_dry: {chance: §1/3}}", "missing-percent", "write 33.33%"),
    ("events: {wells_dry: {chance: §1 in 4}}", "missing-percent", "write 25%"),
    ("events: {wells_dry: {chance: §35 percent}}", "missing-percent", "write 35%"),
    ("turn_length: §three weeks", "wrong-type", "write 3 weeks"),
    ("turn_length: §1week", "wrong-type", "write 1 week"),
    ("turn_length: §a month", "wrong-type", "write 4 weeks"),
    ("turn_length: §1 month", "wrong-type", "write 4 weeks"),
    ("turn_length: §1.5 days", "wrong-type", "write 36 hours"),
    # One slip where two things seem wrong
    ("meters: {lake: {label: Lake, §value: 40}}", "unknown-field", "did you mean 'start'?"),
    (
        "dilemmas:\n  d: {title: D, §who: velden, says: x., options: {a: {title: A}, b: {title: B}}, default: a}",
        "unknown-field",
        "did you mean 'to'?",
    ),
    ("rungs: §[talk, show]", "wrong-type", "write each as talk: {title: ..., band: ...}"),
    ("flags: §[dry, wet]", "wrong-type", "write each as dry: {label: ...}"),
    (
        "dilemmas: {d: {title: D, to: velden, says: x., options: §[a, b], default: a}}",
        "wrong-type",
        "write each as a: {title: ...}",
    ),
    ("map: {bbox: §10, 44, 20, 52}", "comma-in-text", "write [10, 44, 20, 52]"),
    # Parts, amounts and effects in short
    ("counters: {dead: §0}", "wrong-type", "write {label: ..., start: 0}"),
    ("flags: {open: §false}", "wrong-type", "write {label: ..., start: false}"),
    ("groups: {north: §ostara}", "wrong-type", "write {title: ..., members: [ostara]}"),
    ("actors: {ostara: {persona: {aims: §pressure}}}", "wrong-type", "write {pressure: ...}"),
    ("actions: {patrol_river: {costs: §2}}", "wrong-type", "write {capital: 2}"),
    ("actions: {patrol_river: {costs: §2 capital}}", "wrong-type", "write {capital: 2}"),
    ("actions: {inspect_dam: {odds: §60%}}", "wrong-type", "write {base: 60%}"),
    ("actions: {patrol_river: {outcomes: {success: §Boats pass.}}}", "wrong-type", "write {says: Boats pass.}"),
    ("events: {wells_dry: {effects: §tension +5}}", "wrong-type", "write change: {tension: +5}"),
    ("events: {wells_dry: {effects: {change: §tension +5}}}", "wrong-type", "write {tension: +5}"),
    ("events: {wells_dry: {effects: {flag: §{talks_open: true}}}}", "wrong-type", "write flag: talks_open"),
    ("events: {wells_dry: {effects: {flag: §{talks_open: no}}}}", "wrong-type", "write unflag: talks_open"),
    ("events: {wells_dry: {effects: {§set_flag: talks_open}}}", "unknown-verb", "did you mean 'flag'?"),
    (
        "events: {gates_shut: {then: {§wells_dry: 2 turns}}}",
        "unknown-verb",
        "write {event: wells_dry, in: 2 turns}",
    ),
    ("processes: {treasury: {change: §{self.capital: 1}}}", "wrong-type", "write self.capital alone"),
    ("define: {dry_summer: {§when: tension > 50}}", "unknown-field", "without 'when:'"),
    ("events: {wells_dry: {says: 'Water for §{ostara}.'}}", "unknown-placeholder", "the name that players read"),
    ("actors: {ostara: {§colour: red}}", "unknown-field", "'whitecell reference actors' lists the fields"),
    # Nobody, both, and positions from an atlas
    ("actions: {patrol_river: {target: §none}}", "unknown-actor", "leave 'target' out"),
    ("actions: {patrol_river: {visible_to: §nobody}}", "unknown-actor", "write [] for nobody"),
    ("agreements: {flow: {terms: {calm: {who: §both, says: X., must_not: patrol}}}}", "unknown-party", "[proposer"),
    ("places: {dam: {lat: §51°30′26″N}}", "wrong-type", "write 51.5072"),
    ("places: {dam: {lon: §0.5 W}}", "wrong-type", "write -0.5"),
    # Conditions in words
    ("events: {wells_dry: {when: §ostara did patrol_river}}", "missing-operator", "write did(ostara, patrol_river)"),
    ("events: {wells_dry: {when: {§all_of: [tension > 60, turn > 2]}}}", "unknown-field", "write the list alone"),
    ("events: {wells_dry: {when: {§or: [tension > 60, turn > 2]}}}", "unknown-field", "write any_of"),
    ("events: {wells_dry: {when: {§not: flag.talks_open}}}", "unknown-field", "write none_of"),
    ("events: {wells_dry: {when: §random < 0.5}}", "unknown-meter", "luck stands in 'chance'"),
    ("events: {wells_dry: {effects: {change: {§all.supply: -5}}}}", "bad-name", "self.supply in a part with for_each"),
    ("events: {wells_dry: {effects: {change: {§water supply: -5}}}}", "missing-operator", "one name stands here"),
    ("events: {wells_dry: {effects: {change: §[tension: +5, lives_lost: 2]}}}", "wrong-type", "{tension: +5, lives"),
    ("agreements: {flow: {lasts: §forever}}", "wrong-type", "write 60 turns"),
    ("pieces: {guards: {§range: 40}}", "unknown-field", "did you mean 'range_km'?"),
    ("events: {wells_dry: {when: §happened gates_shut}}", "missing-operator", "write happened(gates_shut)"),
    ("events: {wells_dry: {when: §after turn 3}}", "english-words", "write turn > 3"),
    # Formulas in quotes
    ('events: {wells_dry: {effects: {change: {tension: "max(§tensoin, 3)"}}}}', "unknown-meter", "'tension'"),
]


def load(text: str) -> Loaded:
    sources = Sources("", {"scenario.yaml": f"extends: base\n{text.replace(SIGN, '')}\n"})
    return load_sources(sources, lookup_around(CASES))


def told(found: Finding) -> str:
    return f"{found.message} ({found.hint})"


@pytest.mark.parametrize(("text", "key", "says"), SLIPS, ids=[f"{slip[1]}: {slip[0]}"[:90] for slip in SLIPS])
def test_the_cure_is_told_at_the_place(text: str, key: str, says: str) -> None:
    before = text[: text.index(SIGN)]
    line, column = before.count("\n") + 2, len(before) - (before.rfind("\n") + 1) + 1
    findings = [found for found in load(text).findings if found.severity != "note"]
    here = [found for found in findings if (found.key, found.span.line, found.span.column) == (key, line, column)]
    assert here, [f"{found.span}: {told(found)} [{found.key}]" for found in findings]
    assert says in told(here[0])
    assert [found for found in findings if found.severity == "error"] in ([], here[:1]), "one slip, one error"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("events:\nheat: {title: Heat, says: It is hot.}\n", "delete this line"),
        ("events:\n  heat: {title: Heat, says: It is hot.}\n", "delete this line and indent the rest less"),
    ],
)
def test_the_heading_of_a_sections_own_file_is_one_slip(text: str, hint: str) -> None:
    sources = Sources("", {"scenario.yaml": "extends: base\n", "events.yaml": text})
    errors = [found for found in load_sources(sources, lookup_around(CASES)).findings if found.severity == "error"]
    assert [(found.key, found.span.line, found.hint) for found in errors] == [("section-in-section", 1, hint)]


@pytest.mark.parametrize(
    "text",
    [
        'actors: {ostara: {objectives: {lake: {measure: "max(tension, ostara.supply)"}}}}',
        "events: {wells_dry: {effects: {change: {tension: 'min(tension, 3)', lives_lost: \"2\"}}}}",
        'processes: {treasury: {add: "max(self.capital, 1)"}}',
    ],
)
def test_a_formula_may_stand_in_quotes(text: str) -> None:
    assert load(text).scenario is not None


@pytest.mark.parametrize(
    "text",
    [
        'endings: {war: {questions: ["Who moved first, and at what cost?"]}}',
        "endings: {war: {questions: [Who moved first?, What did it cost?]}}",
        "endings: {war: {questions: [Who moved first, What did it cost]}}",
        'endings: {war: {questions: ["What did it cost", and was it worth it?]}}',
        "endings:\n  war:\n    questions:\n    - Who moved first\n    - and what did it cost?",
    ],
)
def test_lists_of_whole_texts_are_left_alone(text: str) -> None:
    assert not [found for found in load(text).findings if found.key == "comma-between-texts"]
