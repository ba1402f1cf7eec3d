"""What letters do: compose notices from the journal, send them, mark them read."""

from motcua.letters.commands.composing import compose
from motcua.letters.commands.digesting import digest
from motcua.letters.commands.reading import read, read_all
from motcua.letters.commands.sending import send

__all__ = [
    "compose",
    "digest",
    "read",
    "read_all",
    "send",
]
