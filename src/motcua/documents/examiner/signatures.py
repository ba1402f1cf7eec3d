"""Signatures in a PDF: are they whole, who signed, had the certificate run out. Whom to trust is not known here, and is said so."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from motcua.kernel.moments import local_date

Finding = dict[str, Any]
_MOST = 20
_FORMATS = {"/adbe.pkcs7.detached", "/ETSI.CAdES.detached"}


def found(path: str, today: date) -> list[Finding]:
    with open(path, "rb") as file:
        if b"/ByteRange" not in file.read():
            return []
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - half a second, and few files are signed
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

        try:
            signed = list(PdfFileReader(file, strict=False).embedded_signatures)[:_MOST]
        except (PdfError, ValueError, KeyError, TypeError, IndexError):
            return [{"code": "signature-broken", "by": ""}]
        return [one for signature in signed for one in _judged(signature, today)]


def _judged(signature: Any, today: date) -> Iterator[Finding]:
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    by = ""
    try:
        if str(signature.sig_object.get("/SubFilter", "")) not in _FORMATS:
            yield {"code": "signature-format", "by": by}
            return
        certificate = signature.signer_cert
        by = _name(certificate)
        moment: datetime | None = signature.self_reported_timestamp
        offline = ValidationContext(trust_roots=[], allow_fetching=False, moment=moment or datetime.now(UTC))
        status = validate_pdf_signature(signature, signer_validation_context=offline)
    except Exception:
        yield {"code": "signature-broken", "by": by}
        return
    if not (status.intact and status.valid):
        yield {"code": "signature-broken", "by": by}
    elif (status.modification_level or ModificationLevel.NONE) > ModificationLevel.FORM_FILLING:
        yield {"code": "signature-changed-after", "by": by}
    elif _ran_out(certificate, moment, today):
        yield {"code": "signature-expired", "by": by, "date": local_date(certificate.not_valid_after).isoformat()}
    else:
        yield {"code": "signed", "by": by, "date": local_date(moment).isoformat() if moment else ""}


def _name(certificate: Any) -> str:
    named = certificate.subject.native
    return str(named.get("common_name") or named.get("organization_name") or "")[:200]


def _ran_out(certificate: Any, moment: datetime | None, today: date) -> bool:
    """When it was signed; without a moment, today."""
    day = local_date(moment) if moment else today
    return not local_date(certificate.not_valid_before) <= day <= local_date(certificate.not_valid_after)
