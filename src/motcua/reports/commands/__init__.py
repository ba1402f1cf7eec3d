"""Everything that can happen to a report: a version is made, written on, approved; a rule of sending is confirmed."""

from motcua.reports.commands.making import approve, make, rewrite
from motcua.reports.commands.ruling import confirm

__all__ = ["approve", "confirm", "make", "rewrite"]
