"""Invented citizens and officials. No name, number or address is anybody's."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fnmatch import fnmatchcase
from random import Random

from django.contrib.auth.hashers import make_password

from motcua.catalogue import queries as catalogue
from motcua.catalogue import rules as catalogue_rules
from motcua.dossiers.commands import Person
from motcua.kernel.actors import SYSTEM, Actor
from motcua.people import commands as people
from motcua.people import queries
from motcua.people.models import Account
from motcua.people.rules import AccountKind, Duty

FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Giáp", "Thân"]
MIDDLE = {
    "m": ["Văn", "Hữu", "Đức", "Quang", "Minh", "Xuân", "Công", "Đình", "Thế"],
    "f": ["Thị", "Thu", "Ngọc", "Thanh", "Kim", "Bích", "Hồng", "Diệu"],
}
GIVEN = {
    "m": ["An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hùng", "Khánh", "Long", "Mạnh", "Nam", "Phúc", "Quân", "Sơn"],
    "f": ["Anh", "Chi", "Dung", "Đào", "Hạnh", "Hoa", "Huệ", "Lan", "Liên", "Mai", "Nga", "Nhung", "Oanh", "Phương", "Yến"],
}
VILLAGES = ["Đồng Vàng", "Tân Hòa", "Chùa Hang", "Bãi Gianh", "Đông Thịnh", "Nội Chùa", "Trại Mới", "Cầu Sắt", "Xuân Phú"]
FIRMS = ["Vật tư nông nghiệp", "Chăn nuôi", "Thủy sản", "Giống cây trồng", "Lâm sản", "Thức ăn chăn nuôi", "Nông sản sạch"]
PASSWORD = "motcua-demo-2024"  # noqa: S105 - printed for everybody who tries the demonstration
SINCE = date(2024, 1, 1)
PROVINCE = "tỉnh Bắc Giang"  # another one where another world is made

# Who can be tried: username, full name, posts. The first of each role; the rest of the offices is filled by `_fill`.
ACCOUNTS = [
    ("tiepnhan", "Giáp Thị Hồng", [(Duty.INTAKE, "SNN-BPMC"), (Duty.CASHIER, "SNN-BPMC")]),
    ("traketqua", "Thân Văn Đạt", [(Duty.RESULT_DESK, "SNN-BPMC")]),
    ("thuphi", "Hà Thu Trang", [(Duty.CASHIER, "SNN-BPMC")]),
    ("chuyenvien", "Nguyễn Đức Long", [(Duty.OFFICER, "SNN-CCTTBVTV")]),
    ("truongphong", "Trần Quang Hải", [(Duty.HEAD, "SNN-CCTTBVTV")]),
    ("chicuctruong", "Lê Hữu Sơn", [(Duty.LEADER, "SNN-CCTTBVTV")]),
    ("vanthu", "Phạm Thị Liên", [(Duty.CLERK, "SNN-CCTTBVTV")]),
    ("giamdoc", "Dương Văn Thắng", [(Duty.LEADER, "SNN")]),
    ("kiemsoat", "Đỗ Ngọc Mai", [(Duty.CONTROL, "SNN")]),
    ("thanhtra", "Vũ Đình Khánh", [(Duty.INSPECTOR, "SNN")]),
    ("quantri", "Ngô Minh Quân", [(Duty.ADMINISTRATOR, "UBT")]),
]
CITIZEN = ("0912345678", "Trần Thị Bình")
COMMUNES = 12


@dataclass
class Staff:
    """Who bears which duty where, as actors."""

    bearers: dict[tuple[str, str], list[Actor]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, Actor] = field(default_factory=dict)

    def one(self, rng: Random, duty: str, unit: str) -> Actor:
        return rng.choice(self.bearers[duty, unit])


def name(rng: Random) -> str:
    sex = rng.choice("mf")
    return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE[sex])} {rng.choice(GIVEN[sex])}"


def personal_number(rng: Random) -> str:
    """Twelve digits with the province, century and year in their places; the rest is chance."""
    return f"024{rng.choice('01')}{rng.randrange(55, 100):02d}{rng.randrange(10**6):06d}"


def hire(rng: Random, at: datetime) -> Staff:
    """Open every account that the procedures' ways need, one for each duty in each unit, two officers in busy ones."""
    staff = Staff()
    password = make_password(PASSWORD)
    for username, full_name, posts in ACCOUNTS:
        _open(staff, username, full_name, posts, password, at)
    for number, (unit, duties) in enumerate(sorted(_needed(at).items()), 1):
        for duty in sorted(duties):
            copies = 3 if duty == Duty.OFFICER and unit.startswith("SNN-") else 1
            for copy in range(copies - len(staff.bearers[duty, unit])):
                _open(staff, f"{duty}{number}{'' if copy == 0 else copy}", name(rng), [(Duty(duty), unit)], password, at)
    return staff


def _open(staff: Staff, username: str, full_name: str, posts: list[tuple[Duty, str]], password: str, at: datetime) -> None:
    account = people.open_account(
        username=username, full_name=full_name, kind=AccountKind.STAFF, by=SYSTEM, at=at, email=f"{username}@snn.example.vn",
    )
    account.password = password  # one hash for all: each of its own would take minutes
    account.save(update_fields=["password"])
    for duty, unit in posts:
        people.give_post(account.pk, unit, duty, valid_from=SINCE, by=SYSTEM, at=at)
    actor = staff.by_id[f"account:{account.pk}"] = queries.actor(account, at)
    for duty, unit in posts:
        staff.bearers[duty, unit].append(actor)


def _needed(at: datetime) -> dict[str, set[str]]:
    """Units and the duties that the steps of the published procedures want there."""
    needed: dict[str, set[str]] = defaultdict(set)
    for desk in desks():
        needed[desk] |= {Duty.INTAKE, Duty.RESULT_DESK, Duty.CASHIER}
        above = queries.ancestors(desk, at.date())
        for version in catalogue.current_versions(date(2024, 10, 15)):
            if catalogue_rules.receives(version.level, version.lead_unit, desk):
                lead, signing = (catalogue_rules.resolve_lead(u, desk, above) for u in (version.lead_unit, version.signing_unit))
                for step in version.steps:
                    place = catalogue_rules.resolve_place(step.place, receiving=desk, lead=lead, signing=signing, ancestors=above)
                    needed[place].add(step.duty)
                needed[lead] |= {Duty.HEAD, Duty.OFFICER}
    needed["UBT"] |= {Duty.OFFICER, Duty.LEADER, Duty.CLERK}
    for unit in ("STNMT", "SXD", "STC"):  # who is asked for opinions
        needed[unit] |= {Duty.OFFICER, Duty.HEAD}
    return needed


def desks() -> list[str]:
    """The desks of the made-up year: the department's, the provincial centre's, every district's, and some communes'."""
    codes = sorted(queries.tree(SINCE))
    communes = [code for code in codes if fnmatchcase(code, "W?????")][:COMMUNES]
    districts = [code for code in codes if fnmatchcase(code, "D???-MC")]
    return ["SNN-BPMC", "TTHCC", *districts, *communes]


def welcome(rng: Random, count: int, at: datetime) -> list[Account]:
    """Open citizens' accounts; the first is the one to try."""
    found = [_citizen(*CITIZEN, rng, at)]
    for _ in range(count):
        found.append(_citizen(f"09{rng.randrange(10**8):08d}", name(rng), rng, at))
    return found


def _citizen(phone: str, full_name: str, rng: Random, at: datetime) -> Account:
    return people.open_account(
        username=phone, full_name=full_name, kind=AccountKind.CITIZEN, phone=phone, personal_number=personal_number(rng),
        email=f"{phone}@example.vn", by=SYSTEM, at=at,
    )


def persons(rng: Random, account: Account, typed_by: str) -> list[Person]:
    """The persons of a dossier: mostly one, sometimes a firm's owner, sometimes another hands in for the owner."""
    self_ = person(account, f"Thôn {rng.choice(VILLAGES)}, {PROVINCE}")
    if rng.random() < 0.3:
        firm = f"Công ty TNHH {rng.choice(FIRMS)} {account.full_name.split()[-1]} {rng.choice(GIVEN['f'])}"
        return [self_, replace(self_, role="owner", kind="organisation", name=firm, identity_kind="", identity_number="")]
    if typed_by == "relative":
        owner = replace(self_, role="owner", name=name(rng), identity_number=personal_number(rng), email="")
        return [self_, owner, replace(self_, role="proxy", proxy_paper="Giấy ủy quyền có chứng thực")]
    return [self_, replace(self_, role="owner")]


def person(account: Account, address: str) -> Person:
    """The account as the submitter of a dossier."""
    return Person(
        role="submitter", name=account.full_name, identity_kind="cccd", identity_number=account.personal_number or "",
        phone=account.phone or "", email=account.email or "", address=address,
    )
