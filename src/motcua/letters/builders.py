"""Papers for tests, each form filled in fully and with the least it can bear; notices, a real post office and a real gateway."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

from motcua.kernel.moments import HANOI
from motcua.letters import papers
from motcua.letters.models import Notice
from motcua.letters.rules import Channel, Kind

HEADING = {
    "authority": "UBND TỈNH BẮC GIANG",
    "issuer": "SỞ NÔNG NGHIỆP VÀ PTNT",
    "place": "Bắc Giang",
    "day": date(2024, 4, 25),
}
CODE = "000.00.13.H02-240425-0003"
TRACKING_URL = "https://motcua.example/theo-doi/000.00.13.H02-240425-0003"
REQUEST = "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật"
DESK = "Bộ phận Tiếp nhận và Trả kết quả Sở Nông nghiệp và PTNT"
AGENCY = "Sở Nông nghiệp và Phát triển nông thôn"
ADDRESS = "Thôn Đồng Tâm, xã Đồng Sơn, thành phố Bắc Giang, tỉnh Bắc Giang"
REASON = (
    "Bản thuyết minh điều kiện buôn bán chưa nêu diện tích kho, lối thoát hiểm và biện pháp bảo đảm an toàn "
    "theo Điều 37 Nghị định số 66/2016/NĐ-CP."
)
SIGNED = {"signer_title": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer": "Đặng Quốc Thịnh"}
PERSON = {"address": ADDRESS, "phone": "0912345678", "email": "thuy.nguyen@example.vn"}


def moment(day: int, hour: int = 10, minute: int = 5, month: int = 4) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=HANOI)


COMPONENTS = (
    papers.Component(name="Đơn đề nghị cấp Giấy chứng nhận đủ điều kiện buôn bán", originals=1),
    papers.Component(name="Giấy chứng nhận đăng ký doanh nghiệp", certified_copies=1),
    papers.Component(name="Văn bằng chuyên ngành của người trực tiếp buôn bán", certified_copies=1, copies=2),
    papers.Component(name="Bản thuyết minh điều kiện buôn bán thuốc bảo vệ thực vật", originals=1),
)
STEPS = (
    papers.HandOver(
        giver_unit="Bộ phận Tiếp nhận và Trả kết quả", receiver_unit="Chi cục Trồng trọt và Bảo vệ thực vật",
        at=moment(25), giver="Hoàng Thị Mỹ Linh", receiver="Nguyễn Hữu Phượng", result="Đúng hạn",
    ),
    papers.HandOver(
        giver_unit="Chi cục Trồng trọt và Bảo vệ thực vật", receiver_unit="Lãnh đạo Sở",
        at=moment(8, month=5), giver="Nguyễn Hữu Phượng", receiver="Đặng Quốc Thịnh", result="Trước hạn",
        note="Sớm 01 ngày làm việc",
    ),
    papers.HandOver(
        giver_unit="Văn thư Sở", receiver_unit="Bộ phận Tiếp nhận và Trả kết quả",
        at=moment(10, month=5), giver="Vũ Thị Ngọc Ánh", receiver="Hoàng Thị Mỹ Linh", result="Đúng hạn",
    ),
)  # fmt: skip


def register_row(serial: int = 1) -> papers.RegisterRow:
    return papers.RegisterRow(
        serial=serial, code=f"000.00.13.H02-240425-{serial:04d}", procedure=REQUEST, sets=1,
        owner="Nguyễn Thị Thanh Thủy", address=ADDRESS, phone="0912345678",
        agency="Chi cục Trồng trọt và Bảo vệ thực vật", received=date(2024, 4, 25),
        return_due=date(2024, 5, 13),
        returned=date(2024, 5, 10), collect_by="Bưu chính công ích", signed="Đã ký nhận", note="Trả sớm",
    )  # fmt: skip


FULL: dict[str, papers.Paper] = {
    "receipt": papers.Receipt(
        **HEADING, number="003/BPTNTKQ", tracking_url=TRACKING_URL, code=CODE, desk=DESK,
        submitter="Nguyễn Thị Thanh Thủy", owner="Công ty TNHH Vật tư nông nghiệp Đồng Xanh", **PERSON,
        identity_number="024185001234", request=REQUEST, components=COMPONENTS, sets=2,
        term="10 ngày làm việc",
        received_at=moment(25), return_at=moment(13, 16, 30, month=5),
        collect_at="Tại nhà, qua bưu chính công ích",
        fee="500.000 đồng (đã nộp)", book="01", serial="0147", receiver="Hoàng Thị Mỹ Linh",
        note="Kết quả có thể trả trước hẹn.",
    ),
    "supplement_slip": papers.SupplementSlip(
        **HEADING, number="05/HDHS-SNN", tracking_url=TRACKING_URL, code=CODE, desk=DESK,
        submitter="Nguyễn Thị Thanh Thủy", request=REQUEST, **PERSON,
        demands=("Bổ sung bản sao chứng thực văn bằng chuyên ngành.",
                 "Ghi rõ diện tích kho trong bản thuyết minh."),
        reason=REASON, clock_note="Thời hạn giải quyết được tính lại từ khi nhận đủ hồ sơ.",
        contact="Hoàng Thị Mỹ Linh", contact_phone="02043854123", guide="Lê Minh Đức",
    ),
    "guidance_slip": papers.GuidanceSlip(
        **HEADING, desk=DESK, visitor="Nguyễn Thị Thanh Thủy", request=REQUEST,
        missing=(
            papers.Missing(name="Đơn đề nghị cấp giấy chứng nhận", reason="chưa ký"),
            papers.Missing(name="Bản thuyết minh điều kiện buôn bán", reason="thiếu trang 2"),
        ),
        right_office="", advice="Mang theo thẻ căn cước.", hours="07:30–11:30, 13:30–17:00", contact_phone="0204 3854 123",
        guide="Hoàng Thị Mỹ Linh",
    ),
    "refusal_slip": papers.RefusalSlip(
        **HEADING, number="02/PTC-SNN", tracking_url=TRACKING_URL, code=CODE, desk=DESK,
        submitter="Nguyễn Thị Thanh Thủy", request=REQUEST, **PERSON, reason=REASON,
        receiver="Hoàng Thị Mỹ Linh",
    ),
    "apology": papers.Apology(
        **HEADING, **SIGNED, number="05/PXL-SNN", tracking_url=TRACKING_URL, code=CODE, agency=AGENCY,
        addressee="Bà Nguyễn Thị Thanh Thủy", address_as="Bà", address=ADDRESS, phone="0912345678",
        request=REQUEST.lower(), received_at=moment(25), return_at=moment(13, 16, 30, month=5),
        new_return_at=moment(17, 16, 30, month=5), reason="Phải lấy thêm ý kiến của Chi cục Thủy lợi.",
        recipients=("Như trên", "Trung tâm Phục vụ hành chính công"),
    ),
    "control_slip": papers.ControlSlip(
        **HEADING, tracking_url=TRACKING_URL, code=CODE, procedure=REQUEST, owner="Nguyễn Thị Thanh Thủy",
        address=ADDRESS, received_at=moment(25), return_at=moment(13, 16, 30, month=5),
        agency="Chi cục Trồng trọt và Bảo vệ thực vật", partner="Chi cục Thủy lợi", steps=STEPS,
    ),
    "register": papers.Register(
        **HEADING, **SIGNED, tracking_url="", book="01", year=2024, first_day=date(2024, 1, 2),
        last_day=date(2024, 12, 31), field="Lĩnh vực: Bảo vệ thực vật", rows=tuple(map(register_row,
        range(1, 6))),
        keeper="Hoàng Thị Mỹ Linh",
    ),
    "stop_notice": papers.StopNotice(
        **HEADING, **SIGNED, number="03/TB-SNN", tracking_url=TRACKING_URL, forms=papers.TT03_2025, code=CODE,
        agency=AGENCY, addressee="Bà Nguyễn Thị Thanh Thủy", address=ADDRESS, phone="0912345678",
        request=REQUEST,
        received_at=moment(25), asked_by="Nguyễn Thị Thanh Thủy", asked_at=moment(2, 8, 15, month=5),
        reason="Người nộp không còn nhu cầu.", legal_basis="Nghị định số 118/2025/NĐ-CP",
        stage="Đang thẩm định", fee="Hoàn trả 500.000 đồng", returned=("Đơn đề nghị", "Bản thuyết minh"),
        recipients=("Như trên", "Trung tâm Phục vụ hành chính công"),
    ),
}  # fmt: skip

MINIMAL: dict[str, papers.Paper] = {
    "receipt": papers.Receipt(
        **HEADING, code=CODE, desk=DESK, submitter="Lê An", request=REQUEST, term="05 ngày",
        received_at=moment(25),
    ),
    "supplement_slip": papers.SupplementSlip(
        **HEADING, desk=DESK, submitter="Lê An", request=REQUEST, reason=""
    ),
    "guidance_slip": papers.GuidanceSlip(**HEADING, desk=DESK, right_office="Ủy ban nhân dân xã Tân Mỹ"),
    "refusal_slip": papers.RefusalSlip(**HEADING, desk=DESK, submitter="Lê An", request=REQUEST, reason=""),
    "apology": papers.Apology(
        **HEADING, code=CODE, agency=AGENCY, addressee="Ông Lê An", request=REQUEST.lower(),
        received_at=moment(25),
        return_at=moment(26), new_return_at=moment(27), reason="",
    ),
    "control_slip": papers.ControlSlip(
        **HEADING, code=CODE, procedure=REQUEST, owner="Lê An", received_at=moment(25), agency=AGENCY
    ),
    "register": papers.Register(
        **HEADING, year=2024, first_day=date(2024, 1, 2), last_day=date(2024, 12, 31)
    ),
    "stop_notice": papers.StopNotice(
        **HEADING, code=CODE, agency=AGENCY, addressee="Ông Lê An", request=REQUEST, received_at=moment(25),
        asked_by="Lê An", asked_at=moment(26), reason="Không còn nhu cầu.",
    ),
}  # fmt: skip


class PostOffice:
    """A real SMTP server that keeps what it is given, and behaves by the name before the @ of who is written to.

    "full" is refused for now, "nobody" for ever; at "gone" it hangs up before the content, at "silent" after it.
    """

    def __init__(self) -> None:
        self.kept: list[tuple[str, EmailMessage]] = []
        self.tries: list[str] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        self.tries.append(address)
        match address.partition("@")[0]:
            case "full":
                return "452 4.2.2 Mailbox full"
            case "nobody":
                return "550 5.1.1 No such user"
            case "gone":
                server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.kept.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default)))
        if envelope.rcpt_tos[0].startswith("silent@"):
            server.transport.abort()
        return "250 OK"


@contextmanager
def a_post_office() -> Iterator[tuple[PostOffice, dict]]:
    """Open one on a free port. Gives it, and what settings.MAILERS must say to reach it."""
    office = PostOffice()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        options = {"host": "127.0.0.1", "port": port, "timeout": 5}
        yield office, {"default": {"BACKEND": "motcua.letters.channels.Backend", "OPTIONS": options}}
    finally:
        controller.stop()


class _Gateway(BaseHTTPRequestHandler):
    """Answers by the last digits of the number: 429 and 503 not now, 400 never, 000 hangs up after the content."""

    def do_POST(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.kept.append((self.path, self.headers["Authorization"], told))
        if told["to"].endswith("000"):
            return  # and the connection closes
        status = next((code for code in (400, 429, 503) if told["to"].endswith(str(code))), 202)
        self.send_response(status)
        self.end_headers()

    def log_message(self, *args):
        """Quiet."""


@contextmanager
def a_gateway() -> Iterator[ThreadingHTTPServer]:
    """A gateway for short messages on a free port: `.url` to reach it, `.kept` what it was sent."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Gateway)
    server.kept, server.url = [], f"http://127.0.0.1:{server.server_port}/send?from=motcua"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def a_notice(number: int = 1, *, to: str | None = None, channel: Channel = Channel.EMAIL, **changes) -> Notice:
    facts = {
        "event": number, "kind": Kind.ACCEPTED.value, "about": f"dossier:{number}", "recipient": to or f"a{number}@example.vn",
        "channel": channel.value, "subject": f"Hồ sơ {number}", "body": f"Hồ sơ {number} đã được tiếp nhận.\n",
        "made_at": moment(25), "next_at": moment(25),
    }  # fmt: skip
    return Notice.objects.create(**(facts | changes))
