"""Photographs of a paper, and the link by which a phone sends them."""

from datetime import datetime, timedelta

from motcua.kernel.refusals import Refusal

MOST_PHOTOS = 30  # sheets of one paper
LINK_LASTS = timedelta(minutes=15)
LINK_GOES_ON = timedelta(hours=1)  # for what was begun through it: a slow line is nobody's fault
DRAWN = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp", "image/tiff"})  # pages of these can be shown
PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp", "image/tiff"})


def why_not_photos(count: int) -> Refusal | None:
    if not count:
        return Refusal("photos-missing")
    return Refusal("photos-too-many", most=MOST_PHOTOS) if count > MOST_PHOTOS else None


def why_not_link(ends_at: datetime | None, used_at: datetime | None, at: datetime) -> Refusal | None:
    """:param ends_at: None where there is no such link"""
    if used_at is not None:
        return Refusal("link-used")
    return Refusal("link-ended") if ends_at is None or at >= ends_at else None
