"""The kept figures of the made-up year, and of all that has been done on its screens since, are what the journal gives."""

import json


def test_a_recount_of_the_year_finds_nothing_wrong(house):
    told = json.loads(house.tell("recount", "--json"))
    assert told["wrong"] == []
    worth = json.loads(house.tell("indicator", "W02", "--period", "2024", "--json"))
    assert worth["numerator"] >= 20
