"""What an author is told for each usual slip, and exactly where."""

import pytest

from game.core.findings import Place
from game.language.expression.parser import parse
from tests.language.world import PLAIN, SCOPE, condition, formula, span_at

# Text, key, the stretch that is pointed at, a part of the hint.
SLIPS = [
    ("tension = 60", "equals-sign", "=", "'=='"),
    ("tension := 60", "equals-sign", ":=", "'=='"),
    ("tension === 60", "comparison-sign", "===", "'=='"),
    ("tension !== 60", "comparison-sign", "!==", "'!='"),
    ("tension => 60", "comparison-sign", "=>", "'>='"),
    ("tension =< 60", "comparison-sign", "=<", "'<='"),
    ("tension > = 60", "comparison-sign", "> =", "'>='"),
    ("tension <> 60", "comparison-sign", "<>", "'!='"),
    ("tension ≥ 60", "comparison-sign", "≥", "'>='"),
    ("flag.talks && tension > 3", "logic-sign", "&&", "'and'"),
    ("flag.talks & tension > 3", "logic-sign", "&", "'and'"),
    ("flag.talks || tension > 3", "logic-sign", "||", "'or'"),
    ("!flag.talks", "logic-sign", "!", "'not'"),
    ("tension >= 60 then", "english-words", "then", "'effects'"),
    ("if tension >= 60", "english-words", "if", "leave out 'if'"),
    ("tension is at least 60", "english-words", "is at least", "'>='"),
    ("tension is 60", "english-words", "is", "'=='"),
    ("tension is not 60", "english-words", "is not", "'!='"),
    ("tension below 60", "english-words", "below", "'<'"),
    ("tension in 60", "english-words", "in", "joined by 'or'"),
    ("tension > 3 AND flag.talks", "keyword-case", "AND", "'and'"),
    ("tension > 3 Or flag.talks", "keyword-case", "Or", "'or'"),
    ("NOT flag.talks", "keyword-case", "NOT", "'not'"),
    ("NOT(flag.talks)", "keyword-case", "NOT", "'not'"),
    ("“flag.talks”", "quotation-mark", "“", "without"),
    ("happened('sea_launch')", "quotation-mark", "'", "without"),
    ('flag.talks == "yes"', "quotation-mark", '"', "without"),
    ("tension >=", "missing-operand", ">=", "what to compare with"),
    ("tension > 3 and", "missing-operand", "and", "leave it out"),
    ("and tension > 3", "missing-operand", "and", "leave out"),
    (">= 60", "missing-operand", ">=", "begin with"),
    ("()", "missing-operand", "()", ""),
    ("happened(sea_launch,)", "missing-operand", ",)", ""),
    ("tension not >= 60", "misplaced-not", "not", "in front"),
    ("tension >= not 60", "misplaced-not", "not", "in front"),
    ("(tension > 3", "unclosed-bracket", "(", "')'"),
    ("not(flag.talks", "unclosed-bracket", "(", "')'"),
    ("((tension > 3) and (flag.talks)", "unclosed-bracket", "(", "')'"),
    ("happened(", "unclosed-bracket", "(", "')'"),
    ("tension > 3)", "unopened-bracket", ")", "leave it out"),
    ("tension >= 60%", "percent-in-expression", "60%", "0.6"),
    ("60 %", "percent-in-expression", "60 %", "0.6"),
    ("12.5%", "percent-in-expression", "12.5%", "0.125"),
    ("12.345%", "percent-in-expression", "12.345%", "a decimal number"),
    ("tests % 2", "percent-in-expression", "%", ""),
    ("tension 60", "missing-operator", "tension 60", "tension >= 60"),
    ("flag.talks flag.hotline_cut", "missing-operator", "flag.talks flag.hotline_cut", "'and'"),
    ("(tension > 3)(flag.talks)", "missing-operator", "(", "'and'"),
    ("deaths > 1,000", "number-format", "1,000", "1000"),
    ("deaths > 1 000", "number-format", "1 000", "1000"),
    ("deaths > 1_000", "number-format", "1_000", "1000"),
    ("deaths > 1e3", "number-format", "1e3", "digits"),
    ("deaths > .5", "number-format", ".", "0 before"),
    ("deaths > 5.", "number-format", "5.", "digits"),
    ("deaths > 0.1234", "number-format", "0.1234", "0.123"),
    ("deaths > 1000000000.1", "number-too-large", "1000000000.1", "1000000000"),
    ("tension / 2 > 30", "no-division", "/", "0.5"),
    ("tension ** 2 > 30", "no-power", "**", "x * x"),
    ("tension ^ 2 > 30", "no-power", "^", "x * x"),
    ("tension − 5 > 3", "unknown-sign", "−", "'-'"),
    ("dprk[alarm] > 3", "unknown-sign", "[", "dprk.readiness"),
    ("tension > 3; flag.talks", "unknown-sign", ";", "two lines"),
    ("tension > 3, flag.talks", "stray-comma", ",", "'and'"),
    ("dprk. alarm > 3", "bad-name", ".", "letter"),
    ("dprk .alarm > 3", "bad-name", ".", "without spaces"),
    ("Spannungsgröße > 3", "bad-name", "ö", "a to z"),
    ("dprk.alarm(3)", "not-callable", "dprk.alarm", "only predicates"),
    ("tension\u202e > 3", "hidden-character", "\u202e", "delete"),
    ("tension\u200b > 3", "hidden-character", "\u200b", "delete"),
    ("\x00", "hidden-character", "\x00", "delete"),
    ("tension\u00a0> 3", "unknown-sign", "\u00a0", "ordinary space"),
    ("", "empty-expression", "", "tension >= 60"),
    ("   ", "empty-expression", "   ", "tension >= 60"),
]


@pytest.mark.parametrize(("text", "key", "pointed_at", "hint"), SLIPS)
def test_a_slip_is_told_by_its_own_message_at_its_own_place(text: str, key: str, pointed_at: str, hint: str) -> None:
    tree, (problem,) = parse(text)
    assert tree is None
    assert problem.key == key
    assert text[problem.start : problem.end] == pointed_at
    assert hint in problem.hint


def test_an_unclosed_bracket_is_shown_where_it_was_opened() -> None:
    _, (problem,) = parse("flag.talks and (tension > 3 or (flag.talks)")
    assert (problem.start, problem.key) == (15, "unclosed-bracket")


def test_messages_are_single_sentences_without_a_full_stop() -> None:
    for text, *_ in SLIPS:
        _, (problem,) = parse(text)
        assert problem.message
        assert not problem.message.endswith(".")
        assert "\n" not in problem.message + problem.hint


# Text, key, the stretch that is pointed at, a part of the message, a part of the hint.
MISTAKES = [
    ("tenson >= 60", "unknown-meter", "tenson", "no meter is called 'tenson'", "'tension'"),
    ("Tension >= 60", "unknown-meter", "Tension", "no meter", "'tension'"),
    ("rok.alrm > 3", "unknown-meter", "alrm", "rok has no meter 'alrm'", "'alarm'"),
    ("rokk.alarm > 3", "unknown-actor", "rokk", "no actor is called 'rokk'", "'rok'"),
    ("usa.trust.rokk > 3", "unknown-actor", "rokk", "no actor", "'rok'"),
    ("allies.alarm > 3", "wrong-kind", "allies", "is a group", "one actor"),
    ("flag.talk", "unknown-flag", "talk", "no flag is called 'talk'", "'talks'"),
    ("flags.talks", "bad-name", "flags.talks", "no meaning", "flag.talks"),
    ("event.sea_launch", "bad-name", "event.sea_launch", "no meaning", "happened(sea_launch)"),
    ("rung >= rung.clas", "unknown-rung", "clas", "no rung is called 'clas'", "'clash'"),
    ("rung >= clash", "incomplete-name", "clash", "is a rung", "rung.clash"),
    ("talks", "incomplete-name", "talks", "is a flag", "flag.talks"),
    ("tals", "unknown-condition", "tals", "no condition", "'flag.talks'"),
    ("recent_lunch", "unknown-condition", "recent_lunch", "no condition", "'recent_launch'"),
    ("sea_launch", "incomplete-name", "sea_launch", "is an event", "happened(sea_launch)"),
    ("srbm_test", "incomplete-name", "srbm_test", "is an action", "did(dprk, srbm_test)"),
    ("dprk > 3", "incomplete-name", "dprk", "is an actor", "dprk.alarm"),
    ("alarm > 3", "incomplete-name", "alarm", "each actor has its own", "self.alarm"),
    ("trust > 3", "incomplete-name", "trust", "between two actors", "self.trust."),
    ("usa.trust > 3", "incomplete-name", "usa.trust", "between two actors", "usa.trust.dprk"),
    ("self > 3", "incomplete-name", "self", "cannot stand alone", "a meter"),
    ("happened", "incomplete-name", "happened", "brackets", "happened(sea_launch, 2)"),
    ("dprk.tension > 3", "wrong-owner", "dprk.tension", "no actor", "tension alone"),
    ("dprk.tests > 3", "wrong-owner", "tests", "no actor", "tests alone"),
    ("rok.fuel > 3", "wrong-owner", "rok.fuel", "rok has no meter 'fuel'", "dprk, jpn"),
    ("self.fuel > 3", "wrong-owner", "self.fuel", "'self' may be rok", "dprk, jpn"),
    ("dprk.trust.rok > 3", "wrong-owner", "dprk.trust.rok", "dprk has no meter 'trust'", "jpn, rok, usa"),
    ("usa.trust.usa > 3", "wrong-owner", "usa.trust.usa", "toward itself", "different"),
    ("self.trust.jpn > 3", "wrong-owner", "self.trust.jpn", "'self' may be jpn", "different"),
    ("usa.trust.target > 3", "wrong-owner", "usa.trust.target", "'target' may be usa", "different"),
    ("read_as(self, rok, coerce)", "wrong-arguments", "read_as(self, rok, coerce)", "may both be rok", "different"),
    ("usa.alarm.rok > 3", "wrong-owner", "usa.alarm.rok", "not stand between", "usa.alarm"),
    ("world.tension > 3", "bad-name", "world.tension", "no meaning", "tension alone"),
    ("alarm.rok > 3", "bad-name", "alarm.rok", "wrong way round", "rok.alarm"),
    ("usa.trust.rok.jpn > 3", "bad-name", "usa.trust.rok.jpn", "three parts", "usa.trust.rok"),
    ("tension", "not-a-condition", "tension", "not a yes/no", "tension >= 60"),
    ("tension > 60 and 70", "not-a-condition", "70", "not a yes/no", "whole comparison"),
    ("tension + 5", "not-a-condition", "tension + 5", "not a yes/no", "comparison"),
    ("count(launch)", "not-a-condition", "count(launch)", "gives a number", "compare"),
    ("flag.talks > 3", "not-a-number", "flag.talks", "yes/no", "'not'"),
    ("recent_launch == 3", "not-a-number", "recent_launch", "yes/no", "'not'"),
    ("happened(sea_launch) > 3", "not-a-number", "happened(sea_launch)", "yes or no", ""),
    ("(tension > 3) > 2", "not-a-number", "tension > 3", "yes/no", ""),
    ("(not flag.talks) + 2 > 2", "not-a-number", "not flag.talks", "yes/no", ""),
    ("true", "truth-word", "true", "'true'", "'not'"),
    ("hapened(sea_launch)", "unknown-predicate", "hapened", "no predicate", "'happened'"),
    ("tension(3) > 2", "not-callable", "tension", "no brackets", "predicates"),
    ("happened(sea_lunch)", "unknown-event", "sea_lunch", "no event is called", "'sea_launch'"),
    ("happened(launch)", "wrong-kind", "launch", "is a tag, not an event", "did_tag(launch)"),
    ("happened(sea-launch)", "wrong-arguments", "sea-launch", "name of an event", "sea_launch"),
    ("happened(60)", "wrong-arguments", "60", "name of an event", ""),
    ("happened()", "wrong-arguments", "happened()", "takes an event", "happened(sea_launch, 2)"),
    ("happened(event.sea_launch)", "wrong-arguments", "event.sea_launch", "not the name", "sea_launch alone"),
    ("happened(sea_launch, tension)", "wrong-arguments", "tension", "whole number of turns", ""),
    ("happened(sea_launch, 1.5)", "wrong-arguments", "1.5", "whole number of turns", ""),
    ("happened(sea_launch, 63)", "wrong-arguments", "63", "from 0 to 62", ""),
    ("happened(sea_launch, -1)", "wrong-arguments", "-1", "from 0 to 62", ""),
    ("did(dprk, srbm_tests)", "unknown-action", "srbm_tests", "no action or tag", "'srbm_test'"),
    ("did(all, srbm_test)", "unknown-actor", "all", "no actor", ""),
    ("did(dprk, twice)", "ambiguous-name", "twice", "both an action and a tag", "another name"),
    ("knows(rok, munition_deal)", "unknown-fact", "munition_deal", "no fact", "'munitions_deal'"),
    ("in_force(freze)", "unknown-agreement", "freze", "no agreement", "'freeze'"),
    ("in_force(freeze, usa, usa)", "wrong-arguments", "in_force(freeze, usa, usa)", "twice", "different"),
    ("pending(talks)", "wrong-kind", "talks", "is a flag, not an ultimatum", "flag.talks"),
    ("pending(stop)", "unknown-ultimatum", "stop", "no ultimatum", "'stop_leaflets'"),
    ("at(carrier, busn)", "unknown-place", "busn", "no place", "'busan'"),
    ("at(carier, busan)", "unknown-piece", "carier", "no piece", "'carrier'"),
    ("near(carrier, busan, 30000)", "wrong-arguments", "30000", "kilometres from 0 to 20000", ""),
    ("read_as(usa, rok, coerc)", "unknown-intent", "coerc", "no intent", "'coerce'"),
    ("tests * tests > 3", "number-too-large", "tests * tests", "too large", ""),
    ("min(tests * tests, 3) > 3", "number-too-large", "tests * tests", "too large", ""),
]


@pytest.mark.parametrize(("text", "key", "pointed_at", "message", "hint"), MISTAKES)
def test_a_mistake_in_names_kinds_or_sizes_is_told_in_plain_words(
    text: str, key: str, pointed_at: str, message: str, hint: str
) -> None:
    found, (problem,) = condition(text)
    assert found is None
    assert (problem.key, problem.severity) == (key, "error")
    assert text[problem.start : problem.end] == pointed_at
    assert message in problem.message
    assert hint in problem.hint


def test_the_second_place_is_the_definition_that_was_meant() -> None:
    _, (problem,) = condition("tenson >= 60")
    assert problem.places == (Place(span_at(14), "defined here"),)


def test_every_mistake_of_an_expression_is_told_in_one_go() -> None:
    _, problems = condition("tenson > 3 and flag.talk and happened(sea_lunch)")
    assert [problem.key for problem in problems] == ["unknown-meter", "unknown-flag", "unknown-event"]


def test_roles_are_refused_where_nobody_has_them() -> None:
    for text in ("self.alarm > 3", "rok.trust.target > 3", "did(target, srbm_test)"):
        _, (problem,) = condition(text, PLAIN)
        assert problem.key == "no-such-role"


def test_a_target_that_is_a_place_is_no_actor_but_stands_for_a_place() -> None:
    place = PLAIN.with_roles("self", "target", target_kind="place")
    _, (problem,) = condition("target.alarm > 3", place)
    assert (problem.key, problem.message) == ("no-such-role", "'target' is a place here, not an actor")
    assert condition("at(carrier, target)", place)[1] == ()
    assert condition("at(carrier, target)", SCOPE)[0] is None


# Text, key of the warning, the stretch, a part of the message.
DOUBTS = [
    ("tension >= 0", "always-true", "tension >= 0", "between 0 and 100"),
    ("tension > 100", "never-true", "tension > 100", "between 0 and 100"),
    ("100 < tension", "never-true", "100 < tension", "between 0 and 100"),
    ("usa.trust.rok < -20", "never-true", "usa.trust.rok < -20", "between -20 and 100"),
    ("tension != 101", "always-true", "tension != 101", "between 0 and 100"),
    ("tension == -1", "never-true", "tension == -1", "between 0 and 100"),
    ("rung >= rung.calm", "always-true", "rung >= rung.calm", "between 'calm' and 'war'"),
    ("tension + rok.alarm <= 200", "always-true", "tension + rok.alarm <= 200", "always"),
    ("tension * 0.5 > 50", "never-true", "tension * 0.5 > 50", "never"),
    ("min(tension, 40) > 40", "never-true", "min(tension, 40) > 40", "never"),
    ("flag.talks and tension >= 0", "always-true", "tension >= 0", "always"),
    ("0 <= tension <= 60", "always-true", "0 <= tension", "always"),
    ("tension > 80 and tension < 20", "never-true", "tension > 80 and tension < 20", "cannot meet all"),
    ("tension == 5 and flag.talks and tension == 6", "never-true", "", "cannot meet all"),
    ("80 < tension < 20", "never-true", "80 < tension < 20", "cannot meet all"),
    ("rung > rung.clash and rung < rung.clash", "never-true", "", "cannot meet all"),
    ("turns_since(sea_launch) >= 0", "always-true", "turns_since(sea_launch) >= 0", "always"),
    ("turn < 1", "never-true", "turn < 1", "between 1 and 60"),
]


@pytest.mark.parametrize(("text", "key", "pointed_at", "message"), DOUBTS)
def test_what_cannot_come_out_two_ways_is_doubted_but_accepted(
    text: str, key: str, pointed_at: str, message: str
) -> None:
    found, (problem,) = condition(text)
    assert found is not None
    assert (problem.key, problem.severity, problem.confidence) == (key, "warning", "sure")
    assert text[problem.start : problem.end] == (pointed_at or text)
    assert message in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "tension >= 100",
        "tension > 0",
        "20 <= tension < 60",
        "tension > 80 or tension < 20",
        "not (tension > 80 and rok.alarm < 20)",
        "tests > 5 and tests < 1000000",
        "rung >= rung.clash",
        "rung == rung.clash",
        "tension - 50 > 0",
        "-tension > -50",
        "self.alarm > target.alarm",
        "target.trust.self >= 60",
        "recent_launch and not flag.talks",
        "tension * rok.alarm > 2500",
    ],
)
def test_what_can_come_out_both_ways_is_not_doubted(text: str) -> None:
    assert condition(text)[1] == ()


def test_a_formula_is_a_number_and_may_begin_with_a_plus() -> None:
    found, problems = formula("+4 + tension")
    assert found is not None and problems == ()
    for text, key in (("flag.talks", "not-a-number"), ("tension > 3", "not-a-number"), ("not 3", "not-a-number")):
        found, (problem,) = formula(text)
        assert (found, problem.key) == (None, key)
