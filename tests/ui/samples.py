"""Invented but plausible view-models: what the screens are tested and judged with. No game is behind them."""

from __future__ import annotations

from dataclasses import replace

from game.ui.viewmodels import (
    ActorVM,
    BoardVM,
    BorderVM,
    ButtonVM,
    CardVM,
    ChoiceVM,
    DetailRow,
    HeaderVM,
    InForceVM,
    KnownVM,
    LadderVM,
    LogLine,
    MapVM,
    MatrixVM,
    MeterVM,
    NoticeVM,
    OddsVM,
    OrderVM,
    PieceVM,
    PinVM,
    PlaceVM,
    QueueVM,
    ResourceVM,
    RingVM,
    RungVM,
    SeaLabelVM,
    TargetVM,
    ThresholdVM,
    TintVM,
    Tip,
    TrackVM,
    WorldVM,
    ZoneVM,
)

HEADER = HeaderVM(
    "East Sea Launch",
    "A missile test and the trilateral response",
    "EXERCISE",
    3,
    12,
    "17 December 2023",
    ("Brief", "Orders", "Resolve", "Review"),
    1,
    "Republic of Korea · NSC",
    "kr",
    "04:32",
)


def meter(label: str, low: int, high: int | None = None, age: str = "") -> MeterVM:
    return MeterVM(
        label,
        low,
        low if high is None else high,
        exact=high is None,
        age=age,
        tip=Tip(label, f"Report {age or 'of this turn'}"),
    )


ACTORS = (
    ActorVM(
        "rok",
        "Republic of Korea",
        "ROK",
        "kr",
        0,
        "You",
        "Firm deterrence",
        True,
        False,
        (ResourceVM("Political capital", 6, 8, 2),),
        (meter("Readiness", 64), meter("Home support", 51), meter("Confidence in the US", 58)),
    ),
    ActorVM(
        "usa",
        "United States",
        "USA",
        "us",
        1,
        "Person, seat 2",
        "Reassure the ally",
        sealed=True,
        meters=(meter("Readiness", 66, 76), meter("Home support", 48)),
    ),
    ActorVM(
        "jpn",
        "Japan",
        "JPN",
        "jp",
        2,
        "Computer, cautious",
        "Track and protest",
        sealed=True,
        meters=(meter("Readiness", 50, 60), meter("Alarm", 61, 71, "1 turn old")),
    ),
    ActorVM(
        "dprk",
        "DPR Korea",
        "DPRK",
        "kp",
        3,
        "Computer, hawk",
        "Offensive countermeasures",
        meters=(meter("Readiness", 55, 80, "2 turns old"), meter("Regime stability", 60, 85, "2 turns old")),
    ),
    ActorVM(
        "prc",
        "People's Republic of China",
        "PRC",
        "cn",
        4,
        "Computer, status quo",
        "Calls for restraint",
        sealed=True,
        meters=(meter("Leverage on DPRK", 40, 65), MeterVM("Will to act", None, None, exact=False)),
    ),
    ActorVM(
        "rus",
        "Russian Federation",
        "RUS",
        "ru",
        5,
        "Computer, spoiler",
        "Denies an arms deal",
        sealed=True,
        meters=(meter("Arms transfers", 35, 75), meter("Will to act", 20, 45)),
    ),
    ActorVM("un", "UN Security Council", "UN", "un", 6, "Nobody", "Divided", meters=(meter("Unity", 18, 30),)),
)

PLACES = (
    PlaceVM("pyongyang", "Pyongyang", 38.98, 125.75, "capital", 3, "평양", "sw"),
    PlaceVM("sunan", "Sunan", 39.22, 125.67, "site", 1, side="w"),
    PlaceVM("sohae", "Sohae", 39.66, 124.71, "site", 2, side="nw"),
    PlaceVM("punggye", "Punggye-ri", 41.28, 129.08, "site", 2, side="e"),
    PlaceVM("seoul", "Seoul", 37.57, 126.98, "capital", 3, "서울", "w"),
    PlaceVM("busan", "Busan", 35.18, 129.04, "port", 2, "부산", "e"),
    PlaceVM("panmunjom", "Panmunjom", 37.96, 126.67, "talks", 2, side="e"),
    PlaceVM("tokyo", "Tokyo", 35.69, 139.69, "capital", 3, side="n"),
    PlaceVM("yokosuka", "Yokosuka", 35.28, 139.67, "base", 2, side="s"),
    PlaceVM("okinawa", "Okinawa", 26.35, 127.77, "base", 2, side="e"),
    PlaceVM("vladivostok", "Vladivostok", 43.12, 131.89, "port", 2, side="n"),
    PlaceVM("beijing", "Beijing", 39.90, 116.40, "capital", 3, side="n"),
    PlaceVM("guam", "Guam", 13.58, 144.92, "base", 2),
    PlaceVM("misawa", "Misawa", 40.70, 141.37, "base", 1, side="e"),
    PlaceVM("tumangang", "Tumangang rail", 42.42, 130.61, "site", 1, side="w"),
    PlaceVM("shanghai", "Shanghai", 31.23, 121.47, "city", 1, side="w"),
    PlaceVM("daegu", "Daegu", 35.87, 128.60, "city", 0),
)

PIECES = (
    PieceVM(
        "u1",
        "Missile brigade",
        40.75,
        126.2,
        "missile",
        "H",
        2,
        "DPRK",
        3,
        60,
        Tip("Missile brigade ×2", "DPRK, seen two turns ago, within 60 km", (DetailRow("Range", "570 km"),)),
    ),
    PieceVM("u2", "Artillery", 39.55, 127.45, "artillery", "H", 3, "DPRK", 3),
    PieceVM("u3", "Carrier group", 36.0, 131.3, "carrier", "F", 1, "USA", 1),
    PieceVM("u4", "Aegis destroyer", 38.1, 131.0, "destroyer", "F", 1, "ROK", 0),
    PieceVM("u5", "Aegis destroyer", 38.7, 136.3, "destroyer", "F", 1, "JPN", 2),
    PieceVM("u6", "Bomber task force", 15.9, 143.6, "bomber", "F", 1, "USA", 1),
    PieceVM("u7", "Ground Operations", 36.6, 128.3, "infantry", "F", 4, "ROK", 0),
    PieceVM("u8", "Satellite ground site", 43.25, 127.0, "satellite", "H", 1, "DPRK", 3),
    PieceVM("u10", "Surface group", 36.1, 122.4, "destroyer", "N", 2, "PRC", 4),
    PieceVM("u11", "AEW", 37.5, 133.9, "awacs", "F", 1, "USA", 1),
    PieceVM("u12", "Emitter", 44.2, 133.4, "radar", "U", 1, "", -1, 90),
    PieceVM("u13", "Patriot battery", 36.75, 128.45, "airdefense", "F", 1, "ROK", 0),
)

LAUNCH = TrackVM(
    "launch",
    39.22,
    125.67,
    "Ballistic missile · 570 km",
    "354 mi · 22:24 KST · fell into the East Sea",
    bearing=70,
    range_km=570,
)

MAP = MapVM(
    bbox=(112, 12, 152, 48),
    home=(117.5, 33.2, 142, 43.6),
    relief="relief_nea",
    places=PLACES,
    pieces=PIECES,
    sea_labels=(
        SeaLabelVM(("East Sea", "Sea of Japan"), 40.2, 135.6),
        SeaLabelVM(("West Sea", "Yellow Sea"), 35.3, 123.4),
        SeaLabelVM(("Bo Hai",), 38.7, 119.6),
        SeaLabelVM(("China",), 36.0, 117.4, "land"),
        SeaLabelVM(("Russia",), 44.6, 134.8, "land"),
    ),
    tracks=(LAUNCH,),
    rings=(RingVM("thaad", 36.05, 128.35, 200, "200 km", 0),),
    pins=(
        PinVM(
            "vow",
            "Vow of countermeasures",
            38.9,
            125.1,
            "warn",
            Tip("Vow of countermeasures", "Broadcast at 23:30 KST"),
        ),
    ),
    tints=(
        TintVM("North Korea", 3),
        TintVM("South Korea", 0),
        TintVM("Japan", 2),
        TintVM("China", 4),
        TintVM("Russia", 5),
    ),
    borders=(BorderVM("North Korea", "South Korea", "Military Demarcation Line"),),
    zones=(
        ZoneVM("splash", "Splash of December", 40.35, 132.17, 60, 3),
        ZoneVM("nll", "Northern Limit Line", 37.8, 125.1, 40, 2, 0),
        ZoneVM("drill", "Exercise area", 38.2, 131.5, 60, 1),
    ),
)

RUNGS = (
    ("Stable peace", "Calm"),
    ("Routine friction", "Calm"),
    ("Hostile rhetoric", "Friction"),
    ("Sanctions and drills", "Friction"),
    ("Test launches", "Friction"),
    ("Show of force", "Crisis"),
    ("Armed provocation", "Crisis"),
    ("Border clash", "Crisis"),
    ("Limited strike", "Conflict"),
    ("Exchange of fire", "Conflict"),
    ("Regional war", "War"),
    ("Theatre missile use", "War"),
    ("Nuclear use", "War"),
)
LADDER = LadderVM(
    "Escalation ladder",
    tuple(RungVM(f"r{i}", title, band) for i, (title, band) in enumerate(RUNGS)),
    5,
    (4, 7),
    "80 % forecast after your orders",
    (ThresholdVM("DPRK", 3, 6, 8), ThresholdVM("ROK", 0, 7, 7), ThresholdVM("USA", 1, 8, 8)),
    MeterVM(
        "Tension",
        62,
        62,
        change=4,
        tip=Tip(
            "Tension +4 this turn",
            rows=(
                DetailRow("Launch", "+4", "bad"),
                DetailRow("Drill during talks", "+3", "bad"),
                DetailRow("Drift to calm", "−3", "good"),
            ),
        ),
    ),
    (34, 41, 47, 44, 52, 55, 58, 62),
)


def odds(success: int, partial: int, spread: int = 0) -> tuple[OddsVM, ...]:
    rest = 100 - success - partial
    return (
        OddsVM("success", success - spread, success + spread, "good"),
        OddsVM("partial", partial, partial),
        OddsVM("backfire", rest - spread, rest + spread, "bad"),
    )


WHY = Tip(
    "Why 18 % success?",
    "",
    (
        DetailRow("Base, direct call", "+35 %"),
        DetailRow("Quiet offer, no audience", "+9 %", "good"),
        DetailRow("Pyongyang does not answer the line", "−20 %", "bad"),
        DetailRow("Alert posture: offensive", "−6 %", "bad"),
    ),
    "Rests on estimates: 14 to 22 %",
)
SEATS = (
    TargetVM("usa", "United States"),
    TargetVM("jpn", "Japan"),
    TargetVM("dprk", "DPR Korea", "The line is dead since turn 2"),
)
INTENTS = (ChoiceVM("reassure", "Reassure"), ChoiceVM("deter", "Deter"), ChoiceVM("probe", "Probe"))


def tension(low: str, tone: str) -> tuple[DetailRow, ...]:
    return (DetailRow("tension", low, tone), DetailRow("trust of Tokyo", "+2 to +4", "good"))  # type: ignore[arg-type]


PC = "political capital"
CARDS = (
    CardVM(
        "c1",
        1,
        "Trilateral statement",
        "diplomatic",
        "Diplomatic",
        "megaphone",
        "Condemn the launch with Washington and Tokyo; open a leaders' call.",
        SEATS[:2],
        "usa",
        INTENTS,
        "reassure",
        odds(72, 22),
        None,
        (DetailRow(PC, "1"),),
        tension("−2 to +1", "plain"),
        staff=True,
    ),
    CardVM(
        "c2",
        2,
        "Share warning data live",
        "information",
        "Information",
        "radar",
        "Switch on the real-time missile warning link.",
        SEATS[:2],
        "jpn",
        (),
        "",
        odds(66, 28),
        None,
        (DetailRow(PC, "2"),),
        tension("+1 to +3", "bad"),
        queued=1,
        staff=True,
    ),
    CardVM(
        "c3",
        3,
        "Bomber escort flight",
        "military",
        "Military",
        "plane",
        "Fly with a strategic bomber south of the demarcation line; film it.",
        SEATS[:1],
        "usa",
        INTENTS,
        "deter",
        odds(58, 27, 6),
        None,
        (DetailRow(PC, "3"),),
        tension("+4 to +9", "bad"),
        staff=True,
    ),
    CardVM(
        "c4",
        4,
        "Security Council session",
        "diplomatic",
        "Diplomatic",
        "gavel",
        "Ask for an emergency meeting on the launch.",
        (TargetVM("un", "Security Council"),),
        "un",
        (),
        "",
        odds(34, 41),
        None,
        (DetailRow(PC, "2"),),
        tension("−3 to +2", "plain"),
        staff=True,
    ),
    CardVM(
        "c5",
        5,
        "Panmunjom hotline",
        "diplomatic",
        "Diplomatic",
        "phone-call",
        "Quiet offer: pause the drills for a pause of launches.",
        SEATS,
        "",
        (),
        "",
        odds(18, 37, 4),
        WHY,
        (DetailRow(PC, "2"),),
        tension("−9 to +1", "good"),
        staff=True,
    ),
    CardVM(
        "c6",
        6,
        "Sanctions on the arms deal",
        "economic",
        "Economic",
        "package",
        "Name the firms that move shells and rocket parts.",
        (TargetVM("rus", "Russia"),),
        "rus",
        (),
        "",
        odds(47, 38),
        None,
        (DetailRow(PC, "3"),),
        tension("+1 to +4", "bad"),
        locked="Needs 3 political capital; 2 are left",
        staff=True,
    ),
    *(
        CardVM(
            f"x{i}",
            7 + i,
            title,
            kind,
            kind.capitalize(),
            "",
            "A further measure that the staff has prepared in some detail for this turn.",
            SEATS[:2],
            "usa",
            (),
            "",
            odds(40 + i, 30),
            None,
            (DetailRow(PC, str(1 + i % 3)),),
            tension("−1 to +2", "plain"),
            shortlisted=i % 5 == 0,
        )
        for i, (title, kind) in enumerate(
            (
                ("Reunion of families", "diplomatic"),
                ("Loudspeakers off", "information"),
                ("Loudspeakers on", "information"),
                ("Naval patrol", "military"),
                ("Live-fire drill", "military"),
                ("Reserve call-up", "military"),
                ("Food aid through a third party", "economic"),
                ("Freeze of assets abroad", "economic"),
                ("Export ban on dual-use goods", "economic"),
                ("Call for restraint", "diplomatic"),
                ("Leak of satellite pictures", "information"),
                ("Missile defence readiness", "military"),
                ("Envoy to Beijing", "diplomatic"),
            )
        )
    ),
)
LOG = (
    LogLine("The exercise begins. Tension stands at 45.", "Control", "17 Dec", 1),
    LogLine("Joint drills are announced for the coming week.", "Seoul", "17 Dec", 2, "order", "plain", ("ROK",)),
    LogLine(
        "A ballistic missile was launched from the Pyongyang area, flew about 570 km and fell into the East Sea.",
        "Joint Chiefs",
        "22:24",
        3,
        "event",
        "bad",
        ("DPRK",),
        (DetailRow("Tension", "+4", "bad"),),
    ),
    LogLine(
        "The object fell outside the exclusive economic zone; no damage to ships or aircraft is reported.",
        "Tokyo",
        "22:51",
        3,
        "report",
        "plain",
        ("JPN",),
    ),
    LogLine(
        "Warns of “more offensive countermeasures” over allied planning.",
        "Pyongyang",
        "23:30",
        3,
        "statement",
        "warn",
        ("DPRK",),
    ),
    LogLine(
        "The commitment to the defence of the Republic of Korea is “ironclad”.",
        "Washington",
        "23:55",
        3,
        "statement",
        "good",
        ("USA",),
    ),
)
CODES = ("ROK", "USA", "JPN", "DPRK", "PRC", "RUS")
TRUST = (
    (0, 80, 52, 8, 35, 22),
    (76, 0, 81, 5, 24, 12),
    (50, 84, 0, 6, 26, 18),
    (6, 4, 5, 0, 62, 74),
    (38, 28, 25, 58, 0, 66),
    (25, 10, 20, 71, 64, 0),
)
RELATIONS = MatrixVM(
    "Relations",
    CODES,
    tuple(
        tuple(
            None if i == j else MeterVM("Trust", v, v, tip=Tip(f"{CODES[i]} of {CODES[j]}", f"Trust {v} of 100"))
            for j, v in enumerate(row)
        )
        for i, row in enumerate(TRUST)
    ),
)

QUEUE = QueueVM(
    "Your secret orders",
    (OrderVM("c2", "Share warning data live", "Japan", "2 capital", "information", "radar"),),
    3,
    "4 capital left",
    "Nothing leaves this seat until you commit.",
)

WORLD = WorldVM(
    (
        meter("Unity of the Security Council", 15),
        replace(meter("Mediation", 38), change=7),
        meter("Alleged munitions to Russia", 51, 81, "1 turn old"),
        MeterVM("Will to talk", None, None, exact=False),
    ),
    (DetailRow("Lives lost", "12 (+4)"),),
    (
        InForceVM("One week", "USA to DPRK", "runs out 7 Jan 2024, 2 turns", "Stop the launches, or else."),
        InForceVM(
            "Consult before acting",
            "USA and ROK",
            "until 21 Jan 2024, 3 turns",
            terms=(DetailRow("USA", "No strike without a call."), DetailRow("ROK", "No pursuit across the line.")),
        ),
    ),
)
KNOWN = (
    KnownVM("How far it flew", "The missile flew 570 km, lower than radars in Japan could follow.", "since turn 2"),
    KnownVM("The empty depots", "There is fuel for nine days. Nobody outside the staff knows.", "known from the start"),
)
BOARD = BoardVM(
    HEADER,
    ACTORS,
    MAP,
    LADDER,
    QUEUE,
    CARDS,
    LOG,
    RELATIONS,
    (
        NoticeVM(
            "inject3",
            "Inject 3 · control cell",
            "Pyongyang vows countermeasures",
            "Seoul must answer before the markets open. Reassurance or restraint?",
        ),
    ),
    tuple(reversed(LOG)),
    world=WORLD,
    known=KNOWN,
)

LONG = replace(
    BOARD,
    header=replace(
        HEADER,
        title="Sondersitzung des Nationalen Sicherheitsrates",
        subtitle="Ein Raketenstart und die dreiseitige Antwort darauf in zwölf Runden",
        seat="Bundesministerium der Verteidigung · Lagezentrum",
    ),
    actors=tuple(
        replace(a, name=f"{a.name} und angeschlossene Behörden", note="Entschlossene Abschreckung mit Rückversicherung")
        for a in ACTORS
    ),
    cards=tuple(replace(c, title=f"{c.title} mit Rückversicherungsvertrag", blurb=c.blurb * 3) for c in CARDS),
)
QUIET_BUTTON = ButtonVM("quit", "Quit")
