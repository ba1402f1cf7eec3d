"""What letters do: compose notices from the journal, tell officials, send them, mark them read."""

from motcua.letters.commands.composing import compose
from motcua.letters.commands.digesting import digest
from motcua.letters.commands.reading import read, read_all
from motcua.letters.commands.sending import send
from motcua.letters.commands.telling import tell
from motcua.letters.commands.templates import add_template, withdraw_template

__all__ = [
    "add_template",
    "compose",
    "digest",
    "read",
    "read_all",
    "send",
    "tell",
    "withdraw_template",
]
