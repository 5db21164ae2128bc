"""A seat of Whitecell played by a program of your own. Needs nothing but Python; try it with

    whitecell simulate korea_2023_class --agents 'rok=exec:"python3 sample_agent.py",*=doctrine'

It reads one JSON message a line and answers each `decide` with moves. `whitecell agent-protocol` tells the rest.
"""

import json
import sys


def possible(entries):
    """The moves that can be made now."""
    return [entry["move"] for entry in entries if entry.get("refused") is None]


def decide(message):
    """Calm first: hold in a crisis, take the first answer that can be given, and give the cheapest orders."""
    if message["crisis"]:
        return [option["move"] for option in message["crisis"]["options"] if option["move"]["choice"] == "hold"]
    moves = [possible(asked["options"])[0] for asked in message["questions"] + message["offers"]]
    orders = [order for order in message["orders"] if order["refused"] is None]
    cheapest = sorted(orders, key=lambda order: sum(order["costs"].values()))
    chosen = {}
    for order in cheapest:
        chosen.setdefault(order["move"]["action"], order["move"])
    return moves + list(chosen.values())[: message["most_orders"]]


for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "decide":
        print(json.dumps({"id": message["id"], "moves": decide(message)}), flush=True)
