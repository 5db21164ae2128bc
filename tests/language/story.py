"""The test world as a scenario, for what is read out to people."""

from __future__ import annotations

from game.core.model.actors import Actor, Group
from game.core.model.board import Chart, Piece, Place
from game.core.model.deeds import Action, Event
from game.core.model.dialogue import Agreement, Ultimatum
from game.core.model.numbers import Counter, Definition, Fact, Meter, YesNo
from game.core.model.results import Band, Header, Rung, Tag
from game.core.model.scenario import Scenario
from game.core.model.time import Duration
from game.core.tree import Test
from game.language.speak import ScenarioLabels
from tests.language.world import fine


def _action(title: str) -> Action:
    return Action(title=title, blurb="", instrument="military", who=("dprk",))


STORY = Scenario(
    header=Header(
        format=1, name="test", title="Test", start=0, turns=12, turn_length=Duration(hours=168), main_meter="tension"
    ),
    map=Chart(bbox=()),
    actors={
        "dprk": Actor(title="Democratic People's Republic of Korea", short="DPRK"),
        "rok": Actor(title="Republic of Korea", short="ROK"),
        "usa": Actor(title="United States", short="USA"),
        "jpn": Actor(title="Japan", short="JPN"),
    },
    groups={"allies": Group(title="the allies", members=("rok", "usa"))},
    tags={"launch": Tag(title="a missile launch"), "twice": Tag(title="twice")},
    meters={
        "tension": Meter(label="Tension", start=58_000),
        "alarm": Meter(label="Alarm", of="actor", start={}),
        "fuel": Meter(label="POL stocks", of="actor", start={}),
        "trust": Meter(label="Trust", of="pair", start={}),
    },
    counters={"tests": Counter(label="Tests"), "deaths": Counter(label="Lives lost")},
    flags={"talks": YesNo(label="Talks are under way"), "hotline_cut": YesNo(label="The hotline is cut")},
    facts={"munitions_deal": Fact(title="The munitions deal", says="")},
    define={"recent_launch": Definition(test=Test("all", (fine("did_tag(launch, 1)"),)))},
    bands={"any": Band(title="Any")},
    rungs={
        name: Rung(title=title, band="any")
        for name, title in (("calm", "Calm"), ("show_of_force", "Show of force"), ("clash", "Clash"), ("war", "War"))
    },
    places={
        name: Place(title=title, lat=0, lon=0)
        for name, title in (("busan", "Busan"), ("seoul", "Seoul"), ("east_sea", "the East Sea / Sea of Japan"))
    },
    pieces={
        "carrier": Piece(title="the carrier", owner="usa", kind="carrier"),
        "aegis_destroyer": Piece(title="the destroyer", owner="rok", kind="destroyer"),
    },
    actions={
        "srbm_test": _action("Short-range test"),
        "bomber_visit": _action("Bomber visit"),
        "twice": _action("Twice"),
    },
    events={
        "sea_launch": Event(title="A missile falls into the sea"),
        "talks_open": Event(title="Talks open"),
    },
    agreements={
        "freeze": Agreement(title="Freeze", says="", proposer=(), partner=(), terms={}, lasts=Duration(turns=6))
    },
    ultimatums={
        "stop_leaflets": Ultimatum(
            title="Stop the leaflets", says="", sender="dprk", to="rok", met=Test("all", ()), deadline=Duration(turns=2)
        )
    },
    endings={},
)
LABELS = ScenarioLabels(STORY)
