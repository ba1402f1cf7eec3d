"""Small real files, and kept ones, for tests. Named by what is special about them."""

import functools
import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from motcua.documents import commands
from motcua.documents.rules import office
from motcua.kernel.actors import Actor
from motcua.kernel.moments import HANOI

CITIZEN = Actor(id="account:7", name="Nguyễn Thị Đào")
SOMEBODY_ELSE = Actor(id="account:8", name="Trần Văn Bình")
AT = datetime(2024, 10, 15, 9, 0, tzinfo=HANOI)


def a_pdf(text="Đơn đề nghị", *, locked=False, scripted=False) -> bytes:
    """Return a whole one-page PDF, cross-reference table and all."""
    drawing = b"BT /F1 12 Tf 72 720 Td <" + text.encode("utf-16-be").hex().encode() + b"> Tj ET"
    opened = b" /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" if scripted else b""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R" + opened + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    key = b" /Encrypt 9 0 R" if locked else b""
    trailer = b"trailer << /Size 5 /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (key, len(out))
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def a_png(width=300, height=300, *, blank=False, row_filter=0) -> bytes:
    """Return an RGB picture: blank, or with one darker dot in its last row."""
    dot = b"\xff\xfe\xfd"
    solid, edge, same = dot * width, dot.ljust(width * 3, b"\0"), bytes(width * 3)
    first, later = [(solid, solid), (edge, edge), (solid, same), (b"", b""), (edge, same)][row_filter]
    rows = [bytes([row_filter]) + (later if number else first) for number in range(height)]
    if not blank:
        rows[-1] = rows[-1][:-1] + bytes([rows[-1][-1] ^ 0x40])
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_part(kind, data) for kind, data in parts)


def _png_part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def a_jpeg(width=800, height=600, *, thumbnail=True) -> bytes:
    """Return the skeleton of a JPEG: every part in its place, the scan itself arbitrary."""
    inner = b"Exif\0\0" + b"\xff\xd8\xff\xdb\xff\xd9" if thumbnail else b"Exif\0\0"
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    parts = [(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"), (0xE1, inner), (0xDB, bytes(65)), (0xC0, frame)]
    head = b"".join(struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data for mark, data in parts)
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34" * 50
    return b"\xff\xd8" + head + scan + b"\xff\xd9"


def an_archive(files: dict[str, bytes], *, packed=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def a_docx(extra: dict[str, bytes] | None = None, *, part="wordprocessingml.document.main+xml") -> bytes:
    files = {"[Content_Types].xml": _types(part), "word/document.xml": b"<w:document/>"}
    return an_archive(files | (extra or {}))


def an_xlsx() -> bytes:
    types = _types("spreadsheetml.sheet.main+xml")
    return an_archive({"[Content_Types].xml": types, "xl/workbook.xml": b"<workbook/>"})


def an_odt(extra: dict[str, bytes] | None = None) -> bytes:
    files = {"mimetype": office.ODT.encode(), "content.xml": b"<office:document/>"}
    return an_archive(files | (extra or {}))


def _types(part: str) -> bytes:
    kind = part if "/" in part else f"application/vnd.openxmlformats-officedocument.{part}"
    return f'<Types><Override PartName="/main.xml" ContentType="{kind}"/></Types>'.encode()


def a_kept_file(content: bytes | None = None, *, name="Đơn đề nghị.pdf", by=CITIZEN, at=AT, subject=None):
    """Keep a file the way the house does; attached when a subject is given, else still loose."""
    kept = commands.keep(io.BytesIO(content or a_pdf(str(uuid4()))), name=name, by=by, at=at)
    return commands.attach([kept.id], subject=subject, by=by, at=at)[0] if subject else kept


def signed(content: bytes, *, field: str = "First", days: int = 300) -> bytes:
    """Sign with a certificate of our own that ends so many days from now."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    out = io.BytesIO()
    facts = signers.PdfSignatureMetadata(field_name=field, name="Nguyễn Văn Bình")
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), facts, signer=_signer(days), output=out)
    return out.getvalue()


@functools.cache
def _signer(days: int):
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from pyhanko.sign import signers

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Nguyễn Văn Bình")])
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=700), now + timedelta(days=days)
    )
    made = made.add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
    sealed = made.sign(key, hashes.SHA256())
    packed = serialization.pkcs12.serialize_key_and_certificates(b"x", key, sealed, None, serialization.NoEncryption())
    return signers.SimpleSigner.load_pkcs12_data(packed, other_certs=[])


def forged(content: bytes) -> bytes:
    """One byte of what was signed is another: in a stream, so that the file still opens."""
    at = content.index(b"stream\n") + 40
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def changed_after_signing(content: bytes) -> bytes:
    """The signed page is turned by a later revision, which leaves the signed bytes as they were."""
    from pyhanko.pdf_utils.generic import NumberObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer, out = IncrementalPdfFileWriter(io.BytesIO(content)), io.BytesIO()
    page, _ = writer.find_page_for_modification(0)
    page.get_object()[pdf_name("/Rotate")] = NumberObject(180)
    writer.mark_update(page)
    writer.write(out)
    return out.getvalue()
