"""What letters do: take a number from a book, compose notices from the journal, send them."""

from motcua.letters.commands.books import next_number
from motcua.letters.commands.composing import compose
from motcua.letters.commands.sending import send

__all__ = ["compose", "next_number", "send"]
