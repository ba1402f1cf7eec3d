"""What a file is, decided by its content. What is not on the list is refused."""

import mmap
import re
from dataclasses import dataclass

import puremagic

from motcua.documents.rules import office
from motcua.kernel.refusals import Refusal

Content = bytes | mmap.mmap


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file that is taken in.

    :param extensions: those a name may carry; the first is given to a name that has none
    :param inline: a browser may show it on a page of ours
    """

    media_type: str
    extensions: tuple[str, ...]
    inline: bool = False


# What citizens' phones and offices' programs make today. Not here: the old .doc and .xls (they hide macros; saved anew as
# .docx or PDF in a minute), archives (nobody can see what comes in), SVG and HTML (they are programs).
KINDS = {
    kind.media_type: kind
    for kind in (
        Kind("application/pdf", ("pdf",), inline=True),
        Kind("image/png", ("png",), inline=True),
        Kind("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), inline=True),
        Kind("image/tiff", ("tif", "tiff")),
        Kind("image/webp", ("webp",)),
        Kind("image/heic", ("heic", "heif")),
        Kind(office.DOCX, ("docx",)),
        Kind(office.XLSX, ("xlsx",)),
        Kind(office.ODT, ("odt",)),
        Kind(office.ODS, ("ods",)),
        Kind("text/plain", ("txt",)),
    )
}

_HEAD = 4096
_SIGNATURES = (
    ("application/pdf", re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,64}%PDF-[12]\.[0-9]")),
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n....IHDR", re.DOTALL)),
    ("image/jpeg", re.compile(rb"\xff\xd8\xff[\xc0-\xfe]")),
    ("image/tiff", re.compile(rb"II\*\x00|MM\x00\*")),
    ("image/webp", re.compile(rb"RIFF....WEBPVP8[ LX]", re.DOTALL)),
    (
        "image/heic",
        re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|(?:mif1|msf1)....(?:....){0,8}?heic)", re.DOTALL),
    ),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"<\s*(?:!doctype|\?xml|\?php|%"
    rb"|/?(?:html|head|body|script|svg|iframe|object|embed|form|meta|style|img|a)[\s>/])",
    re.IGNORECASE,
)


def media_type(content: Content, name: str) -> str:
    """Return the media type, one of KINDS.

    The name is asked only where content has no signature: plain text must call itself .txt.

    :raises Refusal: file-empty, file-type-refused (found: a short word for what it seems to be)
    """
    if not len(content):
        raise Refusal("file-empty")
    head = content[:_HEAD]
    for kind, signature in _SIGNATURES:
        if signature.match(head):
            return _alone(content, kind)
    if head.startswith(b"PK"):
        return office.media_type(content)
    found = _seems(content, head)
    if found == "unknown" and name.lower().rstrip(". ").endswith(".txt"):
        found = _why_not_text(content) or "text/plain"
    if found != "text/plain":
        raise Refusal("file-type-refused", found=found)
    return found


def _alone(content: Content, kind: str) -> str:
    """A picture that is an archive (or a Java program) as well is neither."""
    if office.ends_as_archive(content):
        raise Refusal("file-type-refused", found="two-in-one")
    return kind


def _why_not_text(content: Content) -> str | None:
    try:
        text = content[:].decode("utf-8-sig")
    except UnicodeDecodeError:
        return "unknown"
    if re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]", text):
        return "unknown"
    return "html" if _MARKUP.search(content) else None


def _seems(content: Content, head: bytes) -> str:
    if head.startswith(b"#!"):
        return "script"
    if head.startswith(_OLE):
        return "office-97"  # .doc, .xls, and .docx under a password
    if _MARKUP.search(head):
        return "svg" if re.search(rb"<\s*svg[\s>]", head, re.IGNORECASE) else "html"
    if head.startswith((b"MZ", b"\x7fELF")):
        return "exe"
    guesses = puremagic.magic_string(head) if len(content) >= 4 else []
    # Shorter signatures also fit plain sentences.
    return next((g.extension.lstrip(".") for g in guesses if g.extension and g.confidence >= 0.4), "unknown")
