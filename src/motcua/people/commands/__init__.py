"""What can happen to units, accounts and posts: one function per verb."""

from motcua.people.commands.accounts import (
    close_account,
    delegate,
    end_delegation,
    end_post,
    give_post,
    open_account,
    record_absence,
)
from motcua.people.commands.clearing import clear_doors
from motcua.people.commands.loading import load_units
from motcua.people.commands.preferring import prefer
from motcua.people.commands.units import open_unit, place_unit, succeed

__all__ = [
    "clear_doors",
    "close_account",
    "delegate",
    "end_delegation",
    "end_post",
    "give_post",
    "load_units",
    "open_account",
    "open_unit",
    "place_unit",
    "prefer",
    "record_absence",
    "succeed",
]
