"""What a file is, what it may be called and what is odd about it. Pure: bytes in, words out."""

from motcua.documents.rules.identity import file_id, place, subject
from motcua.documents.rules.kinds import KINDS, Content, Kind, media_type
from motcua.documents.rules.names import safe_name
from motcua.documents.rules.papers import is_another_paper, is_same_paper
from motcua.documents.rules.photographs import (
    DRAWN,
    LINK_GOES_ON,
    LINK_LASTS,
    MOST_PHOTOS,
    PHOTOS,
    why_not_link,
    why_not_photos,
)
from motcua.documents.rules.sending import FORGOTTEN_AFTER, PIECE_LIMIT, STALE_AFTER, why_not_append, why_not_begin
from motcua.documents.rules.warnings import WARNINGS, warnings

__all__ = [
    "DRAWN",
    "FORGOTTEN_AFTER",
    "KINDS",
    "LINK_GOES_ON",
    "LINK_LASTS",
    "MOST_PHOTOS",
    "PHOTOS",
    "PIECE_LIMIT",
    "STALE_AFTER",
    "WARNINGS",
    "Content",
    "Kind",
    "file_id",
    "is_another_paper",
    "is_same_paper",
    "media_type",
    "place",
    "safe_name",
    "subject",
    "warnings",
    "why_not_append",
    "why_not_begin",
    "why_not_link",
    "why_not_photos",
]
