"""Dossiers by situation, for tests and for the made-up year. They go through the real commands and nothing else.

`a_desk()` gives the people of one procedure's way; each `until` walks a dossier so far and stops.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import PublishedVersion
from motcua.dossiers import commands, rules
from motcua.dossiers.commands import Filing, Paper, Person
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel, TypedBy
from motcua.kernel.actors import Actor
from motcua.kernel.moments import HANOI, local_date
from motcua.people import builders as people

KEY = "1.004363-province"  # buôn bán thuốc bảo vệ thực vật: 21 working days, in full detail
MONDAY = datetime(2024, 4, 1, 8, 30, tzinfo=HANOI)
FORM: dict[str, Any] = {  # what the procedure asks, answered
    "questions": {"renewal": False},
    "answers": {
        "applicant_kind": "person", "name": "Trần Thị Bình", "personal_number": "024185001234", "address": "Xã Tân Mỹ",
        "phone": "0912345678", "shop_name": "Vật tư Bình Minh", "shop_address": "Thôn Kép", "trade": "retail", "shop_area": "12.5",
        "has_store": False, "far_from_water": True, "promised": True,
        "sellers": [{"seller": "Trần Thị Bình", "born": "1985-03-05", "paper": "BD 12/2020"}],
    },
}
DESK, BRANCH, SIGNING, SUPERIOR = "SNN-BPMC", "SNN-CCTTBVTV", "SNN-CCTTBVTV", "UBT"


@dataclass(frozen=True)
class Office:
    """The people of one procedure's way. Needs the units (the `province` fixture)."""

    citizen: Actor
    intake: Actor
    head: Actor
    officer: Actor
    leader: Actor
    clerk: Actor
    returner: Actor
    stranger: Actor
    colleague: Actor  # of another unit

    def bearing(self, duty: str) -> Actor:
        return {"intake": self.intake, "head": self.head, "officer": self.officer, "leader": self.leader, "clerk": self.clerk,
                "result_desk": self.returner}[duty]  # fmt: skip


def an_office(desk: str = DESK, branch: str = BRANCH, signing: str = SIGNING) -> Office:
    citizen = people.a_citizen("0912345678", full_name="Trần Thị Bình", email="binh@example.vn")
    other = people.a_citizen("0987654321", full_name="Lê Văn Người Lạ")
    return Office(
        citizen=Actor(id=f"account:{citizen.pk}", name=citizen.full_name),
        stranger=Actor(id=f"account:{other.pk}", name=other.full_name),
        intake=people.an_actor("tiepnhan", ("intake", desk), ("cashier", desk)),
        head=people.an_actor("truongphong", ("head", branch)),
        officer=people.an_actor("chuyenvien", ("officer", branch)),
        leader=people.an_actor("lanhdao", ("leader", signing)),
        clerk=people.an_actor("vanthu", ("clerk", signing)),
        returner=people.an_actor("traketqua", ("result_desk", desk)),
        colleague=people.an_actor("donvikhac", ("officer", "SNN-CCTL"), ("head", "SNN-CCTL"), ("intake", "D213-MC")),
    )


def version(key: str = KEY, at: datetime = MONDAY) -> PublishedVersion:
    found = catalogue.current(key, local_date(at))
    assert found is not None, f"{key} is not in force on {at}"
    return found


def a_filing(office: Office, *, key: str = KEY, at: datetime = MONDAY, missing: int = 0, sent_as: str | None = None,
             **changes: Any) -> Filing:
    """What a complete online filing of the citizen holds; `missing` leaves out so many required papers."""
    procedure = version(key, at)
    account = int(office.citizen.id.partition(":")[2])
    required = [p for p in procedure.papers_of(None) if p.required]
    facts = {
        "version": procedure.id, "receiving_unit": DESK, "submitter": account, "owner": account, "channel": Channel.ONLINE,
        "typed_by": TypedBy.APPLICANT, "key": sent_as, "form": FORM if key == KEY else {},
        "requested": "Cửa hàng vật tư nông nghiệp Bình Minh",
        "persons": [
            Person(role="submitter", name="Trần Thị Bình", identity_kind="cccd", identity_number="024185001234",
                   phone="0912345678", email="binh@example.vn", address="Xã Tân Mỹ, thành phố Bắc Giang"),
            Person(role="owner", name="Trần Thị Bình", identity_kind="cccd", identity_number="024185001234",
                   phone="0912345678", email="binh@example.vn", address="Xã Tân Mỹ, thành phố Bắc Giang"),
        ],
        "papers": [Paper(requirement=p.key, name=p.name) for p in required[missing:]],
    }  # fmt: skip
    return Filing(**(facts | changes))


WAY = ["submit", "accept", "transfer", "take", "assign", "finish_step", "decide", "number_and_seal", "announce", "deliver"]


def a_dossier(office: Office, *, until: str = "submit", at: datetime = MONDAY, every: timedelta = timedelta(hours=2),
              filing: Mapping[str, Any] | None = None) -> Dossier:  # fmt: skip
    """Walk a dossier along the usual way until this verb has been done for the last time, one verb every two hours."""
    dossier = commands.submit(a_filing(office, at=at, **(filing or {})), by=office.citizen, at=at)
    while (verb := next_on_the_way(dossier)) and not _is_done(dossier, until):
        at += every
        dossier = do(dossier, verb, office, at)
    return dossier


def next_on_the_way(dossier: Dossier) -> str | None:
    if dossier.state == "RESULT_READY" and dossier.announced_at is None:
        return "announce"
    return rules.next_verb(dossier)


def _is_done(dossier: Dossier, until: str) -> bool:
    """Whether every time the way asks for this verb is behind the dossier."""
    reached = {"accept": "ACCEPTED", "number_and_seal": "RESULT_READY", "submit": "SUBMITTED"}
    at_step = {"transfer": ("assign", False), "take": ("assign", True), "assign": ("work", True), "finish_step": ("sign", False),
               "decide": ("number", False)}  # fmt: skip
    if until == "announce":
        return dossier.announced_at is not None
    return dossier.state == reached.get(until) or (dossier.step_kind, dossier.is_taken) == at_step.get(until)


def do(dossier: Dossier, verb: str, office: Office, at: datetime, **facts: Any) -> Dossier:
    """Do one verb as whoever should, with plain facts where none are given."""
    plan = next((p for p in dossier.procedure.steps if p.order == dossier.step_order), None)
    who = {
        "accept": office.intake, "transfer": office.intake, "assign": office.head, "finish_step": office.officer,
        "decide": office.leader, "number_and_seal": office.clerk, "announce": office.returner, "deliver": office.returner,
        "take": office.bearing(plan.duty) if plan else office.head,
    }[verb]  # fmt: skip
    usual: dict[str, dict[str, Any]] = {
        "assign": {"officer": int(office.officer.id.partition(":")[2])},
        "decide": {"abstract": "Cấp giấy chứng nhận", "on_paper": True},
        "number_and_seal": {"number": f"{dossier.pk}/GCN-CCTT"}, "deliver": {"to": "Trần Thị Bình"},
    }  # fmt: skip
    if verb == "deliver" and dossier.fee_asked > dossier.fee_paid:
        owed = commands.Received(fee="all", amount=dossier.fee_asked - dossier.fee_paid, way="cash", payer="Trần Thị Bình")
        commands.record_payment(dossier.pk, owed, by=office.intake, at=at)
    return getattr(commands, verb)(dossier.pk, by=who, at=at, **(usual.get(verb, {}) | facts))
