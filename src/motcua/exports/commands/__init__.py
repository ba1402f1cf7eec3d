"""Everything that can happen to an export: it is asked for, made, taken away, and removed after some days."""

from motcua.exports.commands.asking import ask, record_taking
from motcua.exports.commands.clearing import clear
from motcua.exports.commands.making import make_next, write

__all__ = ["ask", "clear", "make_next", "record_taking", "write"]
