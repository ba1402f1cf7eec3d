"""What a citizen's browser sends, from the first button to the receipt."""

import http.client
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import count
from urllib.parse import urlencode

TYPED = {
    "submitter_name": "Trần Thị Bình", "submitter_number": "024185001234", "submitter_phone": "0912 345 678",
    "submitter_email": "", "submitter_address": "Xã Tân Mỹ", "owner_is": "self", "case": "none",
    "requested": "Cấp mới cho cửa hàng", "return_by": "counter",
}  # fmt: skip
EDGE = "motcua-bench"
MULTIPART = f"multipart/form-data; boundary={EDGE}"


def procedure_of(files: int) -> tuple[str, list[str]]:
    """Return a procedure that takes online filings and asks every sender for so many papers, and the keys of these."""
    from motcua.catalogue import queries as catalogue

    for version in catalogue.current_versions(date(2024, 10, 15)):
        papers = [paper.key for paper in version.papers if paper.required and paper.case is None]
        if len(papers) == files and version.service_level != "none" and not version.cases:
            return version.procedure_key, papers
    raise LookupError(f"no procedure asks for just {files} papers")


def citizen() -> str:
    from motcua.people.models import Account

    found = Account.objects.filter(kind="citizen").order_by("pk").first()
    return str(found.username) if found else ""


def ways(port: int, headers: dict[str, str], key: str, papers: list[str], client: int) -> Iterator[Callable[[], bool]]:
    """Whole ways, one after the other on one connection; each tells whether every answer on it was right."""
    browser = _Browser(port, headers)
    for n in count():
        yield lambda n=n: _way(browser, key, papers, f"{client}-{n}")  # type: ignore[misc] # the loop's own number


def _way(browser: "_Browser", key: str, papers: list[str], mark: str) -> bool:
    draft = browser.post(f"/nop/{key}/", b"").split("/")[2]
    unit = browser.unit_of(draft)
    browser.post(f"/nop/{draft}/thong-tin/", urlencode(TYPED | {"receiving_unit": unit}).encode())
    for paper in papers:
        browser.post(f"/nop/{draft}/giay-to/{paper}/", _upload(paper, f"{mark}-{paper}"), MULTIPART)
    return browser.post(f"/nop/{draft}/xem-lai/", b"agree=on").startswith("/")


class _Browser:
    """Posts, and returns where the answer sends it; anything but a way onward is an error."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.connection, self.headers = http.client.HTTPConnection("127.0.0.1", port, timeout=60), headers
        self.unit = ""

    def post(self, path: str, body: bytes, kind: str = "application/x-www-form-urlencoded") -> str:
        self.connection.request("POST", path, body, {**self.headers, "Content-Type": kind})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 302:
            raise RuntimeError(f"{path} answered {answer.status}: {text[:2000].decode()}")
        return answer.headers["Location"]

    def unit_of(self, draft: str) -> str:
        """The unit that receives: asked once, as the draft has it."""
        if not self.unit:
            from motcua.dossiers.models import Dossier

            self.unit = Dossier.objects.get(pk=int(draft)).receiving_unit_id
        return self.unit


@cache
def _drawn() -> bytes:
    """Drawn once: the machine that is measured is also this one."""
    from motcua.documents.builders import a_pdf

    return a_pdf("Đơn đề nghị")


def a_page(mark: str) -> bytes:
    """Return a small PDF of 40 kB that no other is like."""
    return _drawn() + b"%" + mark.encode() * (40_000 // len(mark))


def _upload(paper: str, mark: str) -> bytes:
    return a_form({}, {paper: a_page(mark)})


def a_form(fields: Mapping[str, str], files: Mapping[str, bytes]) -> bytes:
    """Fields and files as a browser sends them: a body of MULTIPART."""
    begin = f"--{EDGE}\r\nContent-Disposition: form-data; name="
    parts = [f'{begin}"{name}"\r\n\r\n{text}\r\n'.encode() for name, text in fields.items()]
    for name, content in files.items():
        head = f'{begin}"{name}"; filename="don.pdf"\r\n'
        parts += [f"{head}Content-Type: application/pdf\r\n\r\n".encode(), content, b"\r\n"]
    return b"".join([*parts, f"--{EDGE}--\r\n".encode()])
