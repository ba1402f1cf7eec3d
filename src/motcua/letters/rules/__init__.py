"""Who is told what in which words, and how a dossier went from hand to hand. Pure."""

from motcua.letters.rules.sending import BACK_OFF, Channel, NoticeState, next_try, recipients_at_desk
from motcua.letters.rules.telling import TELLS, Audience, Facts, Invited, Kind, audience, kind_of
from motcua.letters.rules.trail import Happened, Passing, Process, how_timely, passings
from motcua.letters.rules.words import Words, short_words, words

__all__ = [
    "BACK_OFF",
    "TELLS",
    "Audience",
    "Channel",
    "Facts",
    "Happened",
    "Invited",
    "Kind",
    "NoticeState",
    "Passing",
    "Process",
    "Words",
    "audience",
    "how_timely",
    "kind_of",
    "next_try",
    "passings",
    "recipients_at_desk",
    "short_words",
    "words",
]
