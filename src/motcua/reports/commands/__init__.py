"""Everything that can happen to a report: a version is made, written on, approved; a rule of sending is confirmed."""

from motcua.reports.commands.looking import record_look
from motcua.reports.commands.making import approve, make, rewrite
from motcua.reports.commands.ruling import confirm

__all__ = ["approve", "confirm", "make", "record_look", "rewrite"]
