"""How much one person may have on the way at once, and what a piece must fit."""

from datetime import timedelta

from motcua.kernel.refusals import Refusal

PIECE_LIMIT = 1024 * 1024  # bytes of one piece: a slow line sends it in some seconds, and loses no more than it
MOST_UPLOADS = 40  # on the way for one person
MOST_BYTES = 400 * 1024 * 1024
STALE_AFTER = timedelta(hours=1)  # nothing came for so long: makes room for what is sent now
FORGOTTEN_AFTER = timedelta(days=1)


def why_not_begin(size: int, limit: int, on_the_way: int, bytes_on_the_way: int) -> Refusal | None:
    if size <= 0:
        return Refusal("file-empty")
    if size > limit:
        return Refusal("file-too-large", limit=limit)
    if on_the_way >= MOST_UPLOADS or bytes_on_the_way + size > MOST_BYTES:
        return Refusal("uploads-too-many")
    return None


def why_not_append(received: int, size: int, start: int, length: int) -> Refusal | None:
    if start != received:
        return Refusal("upload-elsewhere", received=received)
    if not length or length > PIECE_LIMIT or start + length > size:
        return Refusal("upload-too-long", received=received)
    return None
