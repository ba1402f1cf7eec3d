"""Whether the store of the documents does its work: a content goes in, comes out the same, and is gone again."""

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from motcua.documents import rules


class StoreSilent(Exception):
    """The store does not do its work. code: what its server says ("AccessDenied"), "" where there is none."""

    def __init__(self, words: str, code: str = "") -> None:
        super().__init__(words)
        self.code = code


def prove_store() -> None:
    """Write a small content that no file names, read it and remove it.

    :raises StoreSilent: with what the store said
    """
    content, store = secrets.token_bytes(16), storages["documents"]
    name = rules.place(hashlib.sha256(content).hexdigest())
    try:
        store.save(name, ContentFile(content))
        with store.open(name, "rb") as kept:
            same = kept.read() == content
        store.delete(name)
    except Exception as error:  # each store has errors of its own
        told = getattr(error, "response", None)
        code = str(told["Error"].get("Code", "")) if isinstance(told, dict) and "Error" in told else ""
        raise StoreSilent(f"{type(error).__name__}: {error}", code) from None
    if not same:
        raise StoreSilent("it gives back another content than it was given")
