"""What stands around every screen of this door."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch

from motcua.desk.wording import DUTIES
from motcua.kernel.moments import local_date
from motcua.letters import queries as letters
from motcua.people import queries as people
from motcua.people.rules import SEES_SUBTREE, Duty
from motcua.plans import queries as plans
from motcua.reports.rules.making import READERS
from motcua.ui.jinja import url
from motcua.ui.navigation import Link, Navigation, Person
from motcua.ui.words import t


def navigation(request: HttpRequest) -> Navigation:
    """Return the links, person and search of this request's frame."""
    actor, now = getattr(request, "actor", None), getattr(request, "now", None)
    home = url("desk:inbox")
    if not actor or not actor.is_staff or now is None:
        return Navigation(home=home, demo=_demo())
    duties, has_plans = {duty for duty, _ in actor.posts}, _has_plans(actor.posts, local_date(now))
    return Navigation(
        home=home, main=_menu(request.path, duties, has_plans), search=url("desk:search"),
        query=request.GET.get("q", "")[:200] if request.path == url("desk:search") else "",
        notices=Link(text=t("Thông báo"), href=url("desk:notices"), count=letters.unread(actor)),
        leave=url("account_logout"), switch=_switch(), account=(Link(text=t("Tài khoản"), href=url("desk:me")),),
        person=_person(actor.name, actor.posts, local_date(now)), demo=_demo(),
    )  # fmt: skip


def _menu(path: str, duties: set[str], has_plans: bool) -> tuple[Link, ...]:
    """One row for each entry: for whom it is, what it says, where it leads."""
    leads, administers = duties & {"head", "leader"}, "administrator" in duties
    rows = (
        (True, "Hồ sơ cần giải quyết", "desk:inbox"),
        ("intake" in duties, "Tiếp nhận tại quầy", "desk:intake"),
        ("intake" in duties, "Hàng đợi", "desk:queue"),
        (leads, "Đơn vị tôi phụ trách", "desk:head"),
        (duties & SEES_SUBTREE, "Bảng điều hành", "desk:control_room"),
        (True, "Sổ theo dõi", "desk:register"),
        ("intake" in duties, "Nộp giúp người dân", "portal:helping"),
        (duties & {"intake", "head", "control", "inspector"}, "Sổ lượt tiếp", "desk:contacts"),
        (has_plans, "Kế hoạch", "desk:plans"),
        (has_plans and duties & {"leader", "control"}, "Chỉ tiêu hôm nay", "desk:targets"),
        (duties & READERS, "Báo cáo", "desk:reports"),
        (duties & SEES_SUBTREE, "Hồ sơ quá hạn", "desk:late_list"),
        (duties & {"control", "leader"}, "Sổ việc phải làm", "desk:obligations"),
        (leads, "Vắng mặt", "desk:absences"),
        (administers or "control" in duties, "Danh mục", "desk:catalogue"),
        (administers, "Cách tính chỉ số", "desk:formulas"),
        (administers, "Cán bộ", "desk:people"),
        (administers, "Đơn vị", "desk:units"),
        (settings.TRAINING, "Tập huấn", "desk:training"),
    )
    return tuple(Link(text=t(text), href=url(name), current=_is_here(path, name)) for shown, text, name in rows if shown)


@lru_cache(maxsize=512)
def _has_plans(posts: frozenset[tuple[str, str]], day: date) -> bool:
    """Read once a day: whether a plan can concern these posts, that is, whether a unit above them has an office of its own."""
    return plans.may_concern({unit for duty, unit in posts if duty != Duty.ADMINISTRATOR}, day)


def _is_here(path: str, name: str) -> bool:
    return path == url(name) or (name != "desk:inbox" and path.startswith(url(name)))


def _person(name: str, posts: frozenset[tuple[str, str]], day: date) -> Person:
    duties = sorted({duty for duty, _ in posts}, key=list(DUTIES).index)
    units = [_short_name(unit, day) for unit in sorted({unit for _, unit in posts})]
    return Person(name=name, duty=_first(t(DUTIES[duty]) for duty in duties), unit=_first(units))


def _first(words: Iterable[str]) -> str:
    """Two of them; whoever bears more posts reads the rest on the page of the account."""
    found = list(words)
    return ", ".join(found[:2]) + (" …" if len(found) > 2 else "")


@lru_cache(maxsize=512)
def _short_name(unit: str, day: date) -> str:
    """Read once a day: a new name counts from the beginning of a day."""
    return people.unit(unit).short_name


def _demo() -> str:
    if not settings.DEMO or settings.TRAINING:  # which has a band of its own
        return ""
    return t("Dữ liệu người dân là giả, thời gian do hệ thống đặt. Không việc nào ở đây có giá trị.")


def _switch() -> str:
    """The language switch is a screen of the portal; without it, the page has none."""
    try:
        return url("portal:language")
    except NoReverseMatch:
        return ""
