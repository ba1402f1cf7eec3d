"""A program from outside, over the wire: with a key that a person made it files, reads back, and is refused once the key ends."""

import hashlib
import json
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from motcua.documents.builders import a_pdf

SHOP = "1.004363-province"
NAME, PHONE = "Đinh Thị Cam", "0987222130"
PERSONS = {
    "submitter_name": NAME, "submitter_number": "024185001234", "submitter_phone": PHONE, "submitter_address": "Xã Hồng Giang",
    "owner_is": "self", "case": "none", "requested": "Cấp mới cho cửa hàng của hợp tác xã", "receiving_unit": "SNN-BPMC",
    "return_by": "counter",
}  # fmt: skip
DECLARED = {
    "applicant_kind": "person", "name": NAME, "personal_number": "024185001234", "address": "Xã Hồng Giang", "phone": PHONE,
    "shop_name": "Vật tư hợp tác xã Hồng Giang", "shop_address": "Thôn Kép", "trade": "retail", "shop_area": 12.5,
    "has_store": True, "store_address": "Thôn Kép", "store_area": "1030", "far_from_water": True, "promised": True,
    "sellers": [{"seller": NAME, "born": "1985-03-05", "paper": "BD 12/2020"}],
}  # fmt: skip
EDGE = "8c1f1b7e-a-program"  # between the parts of a form


class Program:
    """Not this project's: the standard library, an address and a key."""

    def __init__(self, house, key):
        self.at, self.headers = f"{house.address}/api/v1", {"Authorization": f"Bearer {key}"}

    def ask(self, method, path, content=None, kind="application/json"):
        """Return the status and what was said, as a program reads it."""
        body = content if isinstance(content, bytes | None) else json.dumps(content).encode()
        headers = self.headers | ({"Content-Type": kind} if body is not None else {})
        try:
            with urlopen(Request(self.at + path, data=body, headers=headers, method=method)) as answer:
                status, said = answer.status, answer.read()
        except HTTPError as no:
            status, said = no.code, no.read()
        return status, json.loads(said) if said.startswith((b"{", b"[")) else said

    def send(self, path, name, content):
        """One file, as a form sends it."""
        about = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: application/pdf'
        body = f"--{EDGE}\r\n{about}\r\n\r\n".encode() + content + f"\r\n--{EDGE}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={EDGE}")


def made(at, name, *, writes):
    """Make a key on the page and copy it, as a person does: it is shown once."""
    at.fill(name=name)
    if writes:
        at.page.get_by_label("Cho phép làm thay tôi").check()
    at.press("Lập khóa")
    at.reads("Khóa mới", "khóa chỉ hiện một lần này")
    expect(at.page.locator("[name=name]")).to_have_value("")
    return at.page.locator("main code").inner_text()


def test_a_program_files_for_the_person_whose_key_it_bears(window, house):
    at = window()
    at.go("/dang-nhap/")
    at.sign_in(PHONE, NAME)
    at.go("/ho-so/")
    at.follow("Khóa kết nối phần mềm")
    at.press("Lập khóa")
    at.reads("Nhập tên phần mềm")
    at.look()
    reader = Program(house, made(at, "Phần mềm kế toán", writes=False))
    at.look()
    key = made(at, "Phần mềm của hợp tác xã", writes=True)
    at.look("api-key-new", part="main", most=760)
    at.go("/khoa-ket-noi/")
    expect(at.page.locator("main code")).to_have_count(0)
    at.look("api-keys", part="main", most=1000)

    assert reader.ask("GET", "/me")[1]["writes"] is False
    assert reader.ask("POST", "/drafts", {"procedure": SHOP})[0] == 403
    mine = Program(house, key)
    status, number = files(mine)
    assert status == 200
    reads_back(mine, number)
    assert reader.ask("GET", "/dossiers")[1]["rows"][0]["number"] == number
    assert Program(house, "someone-s-guess").ask("GET", f"/dossiers/{number}")[0] == 401

    at.go("/ho-so/")
    at.reads(number)
    at.go(f"/ho-so/{number}/")
    at.reads("Vật tư hợp tác xã Hồng Giang", "don.pdf")
    at.look()
    desk = window()
    desk.sign_in_official("tiepnhan")
    desk.go(f"/lam-viec/ho-so/{number}/")
    desk.reads("Chờ tiếp nhận", NAME)
    desk.look()

    at.go("/khoa-ket-noi/")
    at.page.get_by_role("button", name=re.compile("^Bỏ khóa Phần mềm của hợp tác xã")).click()
    at.reads("Khóa đã hết hiệu lực.", "Phần mềm kế toán")
    at.look()
    status, told = mine.ask("GET", f"/dossiers/{number}")
    assert (status, told["type"]) == (401, "no-key") and told["title"].endswith(".")
    assert mine.ask("POST", "/drafts", {"procedure": SHOP})[0] == 401
    assert reader.ask("GET", f"/dossiers/{number}")[0] == 200, "the other program's key is its own"


def files(mine):
    """From the first question to the number."""
    status, draft = mine.ask("POST", "/drafts", {"procedure": SHOP})
    assert status == 201, draft
    here = f"/drafts/{draft['id']}"
    status, told = mine.ask("PUT", f"{here}/persons", PERSONS | {"submitter_number": "12"})
    assert status == 422 and told["errors"][0]["where"].endswith("submitter_number"), told
    for part, said in (("persons", PERSONS), ("questions", {"renewal": False}), ("form", DECLARED)):
        status, draft = mine.ask("PUT", f"{here}/{part}", said)
        assert status == 200, draft
    for paper in draft["missing_papers"]:
        content = a_pdf(paper)
        status, kept = mine.send(f"{here}/papers/{paper}", "don.pdf", content)
        assert (status, kept["sha256"]) == (201, hashlib.sha256(content).hexdigest()), kept
    status, sent = mine.ask("POST", f"{here}/send")
    assert mine.ask("POST", f"{here}/send")[1]["number"] == sent["number"], "sent twice it is one"
    return status, sent["number"]


def reads_back(mine, number):
    """What it sent is what is there, to the last byte."""
    status, seen = mine.ask("GET", f"/dossiers/{number}")
    assert (status, seen["state"], seen["owner"]) == (200, "SUBMITTED", NAME)
    assert seen["declared"]["answers"]["shop_area"] == "12.5"
    for paper in seen["papers"]:
        content = mine.ask("GET", f"/dossiers/{number}/files/{paper['file']}")[1]
        assert hashlib.sha256(content).hexdigest() == paper["sha256"]
