"""What a file is, what it may be called and what is odd about it. Pure: bytes in, words out."""

from motcua.documents.rules.identity import file_id, place, subject
from motcua.documents.rules.kinds import KINDS, Content, Kind, media_type
from motcua.documents.rules.names import safe_name
from motcua.documents.rules.warnings import WARNINGS, warnings

__all__ = [
    "KINDS", "WARNINGS", "Content", "Kind",
    "file_id", "media_type", "place", "safe_name", "subject", "warnings",
]
