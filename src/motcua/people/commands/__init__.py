"""What can happen to units, accounts and posts: one function per verb."""

from motcua.people.commands.absences import end_absence, record_absence
from motcua.people.commands.accounts import amend_account, close_account, close_left, open_account, reopen_account
from motcua.people.commands.api_keys import end_api_key, holder_of, make_api_key
from motcua.people.commands.clearing import clear_doors
from motcua.people.commands.codes import knock
from motcua.people.commands.keys import accept_invitation, invite, invited, remove_second_factor
from motcua.people.commands.loading import load_units
from motcua.people.commands.naming import describe_unit, rename_unit, take_up_names
from motcua.people.commands.posts import delegate, end_delegation, end_post, give_post, prolong_post
from motcua.people.commands.preferring import prefer
from motcua.people.commands.staff_list import Judged, import_staff
from motcua.people.commands.units import open_unit, place_unit, succeed

__all__ = [
    "Judged",
    "accept_invitation",
    "amend_account",
    "clear_doors",
    "close_account",
    "close_left",
    "delegate",
    "describe_unit",
    "end_absence",
    "end_api_key",
    "end_delegation",
    "end_post",
    "give_post",
    "holder_of",
    "import_staff",
    "invite",
    "invited",
    "knock",
    "load_units",
    "make_api_key",
    "open_account",
    "open_unit",
    "place_unit",
    "prefer",
    "prolong_post",
    "record_absence",
    "remove_second_factor",
    "rename_unit",
    "reopen_account",
    "succeed",
    "take_up_names",
]
