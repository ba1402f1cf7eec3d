"""Everything that can happen to a file: it comes in piece by piece or at once, is kept, attached, detached, looked at, swept."""

from motcua.documents.commands.examining import examine_waiting
from motcua.documents.commands.keeping import Swept, attach, detach, keep, keep_again, keep_each, record_look, sweep
from motcua.documents.commands.photographs import (
    bind,
    bind_uploads,
    clear_links,
    link_of,
    open_link,
    send_through,
    sender_through,
    used_link,
)
from motcua.documents.commands.proving import StoreSilent, prove_store
from motcua.documents.commands.uploads import append, begin, cancel, clear_uploads, finish

__all__ = [
    "StoreSilent",
    "Swept",
    "append",
    "attach",
    "begin",
    "bind",
    "bind_uploads",
    "cancel",
    "clear_links",
    "clear_uploads",
    "detach",
    "examine_waiting",
    "finish",
    "keep",
    "keep_again",
    "keep_each",
    "link_of",
    "open_link",
    "prove_store",
    "record_look",
    "send_through",
    "sender_through",
    "sweep",
    "used_link",
]
