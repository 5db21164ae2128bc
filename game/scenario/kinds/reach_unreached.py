"""What nothing can bring about: events, orders, answers, offers, demands and crises."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "event-unreachable",
        "warning",
        "likely",
        "No game can come to this event",
        "Its condition never holds, or only events that never happen would fire it.",
        "Mend the condition, or fire it from something that can happen.",
    ),
    Kind(
        "action-unreachable",
        "warning",
        "likely",
        "Nobody can ever order this action",
        "Its 'needs' never hold, so it is a card that stays grey in every game.",
        "Ask for something that can come about.",
    ),
    Kind(
        "option-unreachable",
        "warning",
        "likely",
        "Nobody can ever choose this answer",
        "Its 'needs' never hold, so it only fills the dialog.",
        "Ask for something that can come about.",
    ),
    Kind(
        "agreement-unreachable",
        "warning",
        "likely",
        "Nobody can ever propose this agreement",
        "It may not be proposed directly or its 'needs' never hold, and nothing that can happen opens it.",
        "Open it with the verb 'offer', allow 'direct', or mend 'needs'.",
    ),
    Kind(
        "dilemma-never-asked",
        "warning",
        "likely",
        "Nothing ever puts this dilemma to anybody",
        "The question stands in the file and in no game.",
        "Put it with the verb 'ask', or as a follow-up: then: {dilemma: ...}.",
    ),
    Kind(
        "ultimatum-never-issued",
        "warning",
        "likely",
        "Nothing ever issues this ultimatum",
        "The demand stands in the file and in no game.",
        "Issue it with the verb 'demand', or as a follow-up: then: {ultimatum: ...}.",
    ),
    Kind(
        "exchange-never-opened",
        "warning",
        "likely",
        "Nothing ever opens this crisis exchange",
        "The crisis stands in the file and in no game.",
        "Open it with the verb 'exchange', for example in an outcome.",
    ),
    Kind(
        "too-dear",
        "warning",
        "sure",
        "Something costs more than its actor can ever have",
        "Nobody can pay it in any turn.",
        "Lower the cost, or raise the highest value of the meter that pays.",
    ),
    Kind(
        "later-than-the-end",
        "warning",
        "sure",
        "Something takes longer than the whole game",
        "Its outcome comes when nobody plays any more.",
        "Shorten the time, or give the game more turns.",
    ),
)
