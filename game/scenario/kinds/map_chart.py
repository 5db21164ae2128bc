"""What is drawn where it cannot be seen, or not as it is written."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "tiny-box",
        "note",
        "likely",
        "The map is only a few kilometres wide",
        "The world map has no detail at that size, so it is an empty sheet.",
        "Choose a wider box.",
    ),
    Kind(
        "home-off-the-map",
        "warning",
        "sure",
        "The first view reaches beyond the map",
        "Outside of the map nothing is drawn.",
        "Choose a 'home' within 'bbox'.",
    ),
    Kind(
        "label-off-the-map",
        "warning",
        "sure",
        "The name of a sea or land lies off the map",
        "Nobody sees it.",
        "Move it into the box, or widen the box.",
    ),
    Kind(
        "places-on-one-spot",
        "note",
        "likely",
        "Two places stand on one spot",
        "Only one of them can be pointed at.",
        "Move one of them a little, or make one of the two.",
    ),
    Kind(
        "flight-length",
        "warning",
        "likely",
        "A flight is much longer or shorter than it says",
        "Trainees measure it on the map and find another figure.",
        "Correct 'range_km', or leave it out: the ends say enough.",
    ),
    Kind(
        "flight-off-the-map",
        "note",
        "likely",
        "A flight ends off the map",
        "Its end is not drawn.",
        "Correct bearing and length, or widen the map.",
    ),
)
