"""A citizen with a browser of sorts: files one dossier after another, and tries again whatever did not come through."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode
from uuid import uuid4

from motcua.documents.builders import a_pdf

CSRF = "a" * 32  # a citizen may choose it: only cookie and header have to agree
BOUNDARY = "part-of-a-form"
RECEIPT = re.compile(r"/ho-so/([^/]+)/bien-nhan/")
TRIES = 400


@dataclass
class Answer:
    status: int
    location: str
    text: str


@dataclass
class Citizen:
    """port: where the web serves; house: what `prepared.py` said; wait: called before each new try, ends the test if it must."""

    port: int
    session: str
    house: dict
    wait: Callable[[], None]
    receipts: dict[str, list[str]] = field(default_factory=dict)  # number → SHA-256 of what was sent
    broken_off: int = 0

    def __post_init__(self) -> None:
        self.line = HTTPConnection("127.0.0.1", self.port, timeout=20)

    def file_one(self) -> str:
        """From the first page to the receipt. Returns the number; a receipt counts once its number has arrived."""
        start = f"/nop/{self.house['key']}/"
        draft = self.expect(302, "POST", start, {}).location.split("/")[2]
        self.expect(302, "POST", f"/nop/{draft}/thong-tin/", self.persons())
        sent = []
        for requirement in self.house["papers"]:
            content = a_pdf(str(uuid4()))
            self.expect(201, "POST", f"/nop/{draft}/giay-to/{requirement}/", content)
            sent.append(hashlib.sha256(content).hexdigest())
        number = RECEIPT.search(self.expect(302, "POST", f"/nop/{draft}/xem-lai/", {"agree": "on"}).location)[1]
        self.receipts[number] = sent
        receipt = self.expect(200, "GET", f"/ho-so/{number}/bien-nhan/").text
        assert number in receipt
        said = re.sub(r"<[^>]*>", "", receipt)  # a fingerprint stands there in groups
        assert [sha256 for sha256 in sent if sha256 not in said] == []
        return number

    def persons(self) -> dict[str, str]:
        return {
            "submitter_name": "Trần Thị Bình", "submitter_number": "024185001234", "submitter_phone": "0912345678",
            "submitter_email": "binh@example.vn", "submitter_address": "Xã Tân Mỹ", "owner_is": "self", "requested": "Cấp mới",
            "receiving_unit": self.house["unit"], "return_by": "counter", **({"case": "none"} if "case" in self.house else {}),
        }  # fmt: skip

    def expect(self, status: int, method: str, path: str, body: dict | bytes | None = None) -> Answer:
        """Ask until an answer comes. Anybody would press the button again; what came through already must do no harm."""
        for _ in range(TRIES):
            try:
                answer = self.ask(method, path, body)
            except (OSError, HTTPException):
                answer = None
            if answer and answer.status < 500:
                assert answer.status == status, (method, path, answer.status, answer.text[-2000:])
                return answer
            self.broken_off += 1
            self.line.close()
            self.wait()
        raise AssertionError(f"{path} never answered")

    def ask(self, method: str, path: str, body: dict | bytes | None) -> Answer:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
        if isinstance(body, dict):
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(body).encode()
        elif body is not None:
            headers |= {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "X-Requested-With": "XMLHttpRequest"}
            part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="don.pdf"\r\n\r\n'
            body = part.encode() + body + f"\r\n--{BOUNDARY}--\r\n".encode()
        self.line.request(method, path, body, headers)
        response = self.line.getresponse()
        return Answer(response.status, response.headers.get("Location", ""), response.read().decode(errors="replace"))
