"""Reports to lay out, for tests and for whoever wants to see the forms."""

from datetime import date

from motcua.reports.rules.assembled import Assembled, tables, written
from motcua.reports.rules.control import ControlFacts, Goal, Lateness
from motcua.reports.rules.periods import CutOff, ReportPeriod, read
from motcua.reports.rules.settled import Counts, Form06a, Form07b, line_06a, line_07b
from motcua.reports.rules.sheets import Heading

CUT_OFF = CutOff(15)
PERIOD = read("2024-Q3", CUT_OFF)


def a_heading(**facts) -> Heading:
    return Heading(**{
        "authority": "UBND TỈNH BẮC GIANG", "issuer": "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "place": "Bắc Giang",
        "day": date(2024, 9, 16), "period": PERIOD.lines(), "reporter": "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Giang",
        "receiver": "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang",
    } | facts)  # fmt: skip


FIELDS = (
    "Bảo vệ thực vật", "Trồng trọt", "Chăn nuôi", "Thú y", "Thủy sản", "Lâm nghiệp", "Kiểm lâm", "Thủy lợi", "Đê điều",
    "Quản lý chất lượng nông lâm sản và thủy sản", "Phát triển nông thôn", "Phòng, chống thiên tai",
    "Khoa học, công nghệ và môi trường",
)


def some_counts(seed: int) -> Counts:
    """Numbers that agree, small and large."""
    early, on_time, late, open_in_time, open_late = 917 * seed % 1301, 311 * seed % 400, seed % 5, 53 * seed % 90, seed % 3
    every = early + on_time + late + open_in_time + open_late
    carried, online = every // 9, every * 6 // 10
    return Counts(
        received_online=online, received_otherwise=every - online - carried, carried_over=carried, early=early, on_time=on_time,
        late=late, open_in_time=open_in_time, open_late=open_late, waiting=open_in_time // 4,
    )


def a_form_06a(by: str = "field", more: int = 0) -> Form06a:
    """more: others of the same kind, for another time."""
    of_province = [line_06a(name, name, some_counts(n + more)) for n, name in enumerate(FIELDS, 1)]
    of_district = [line_06a(f"huyện {name}", name, some_counts(n + 20)) for n, name in enumerate(FIELDS[4:8], 1)]
    of_commune = [line_06a(f"xã {name}", name, some_counts(n + 40)) for n, name in enumerate((FIELDS[1], FIELDS[8]), 1)]
    return Form06a.of(by, [("Cấp tỉnh", of_province), ("Cấp huyện", of_district), ("Cấp xã", of_commune)])


def a_form_07b() -> Form07b:
    names = ("Chi cục Trồng trọt và Bảo vệ thực vật", "Chi cục Kiểm lâm", "Chi cục Chăn nuôi và Thú y", "Chi cục Thủy lợi")
    lines = [line_07b(name, name, (12 + n, 4, n), (12 + n, 4, n), (12 + n, 4, 0)) for n, name in enumerate(names)]
    return Form07b.of("unit", [("Sở Nông nghiệp và Phát triển nông thôn", lines)])


def some_control_facts(**facts) -> ControlFacts:
    goals = (
        Goal(code="Q05", name="Hồ sơ trước hạn và đúng hạn", wanted="> 90%", numerator=17216, denominator=17255, met=True),
        Goal(code="Q13", name="Hồ sơ xử lý hoàn toàn trực tuyến", wanted="> 70%", numerator=9021, denominator=16121, met=False),
        Goal(code="Q17", name="Giao dịch thanh toán trực tuyến", wanted="> 60%", numerator=0, denominator=0, met=None),
    )
    return ControlFacts(**{
        "period": PERIOD, "unit": "Sở Nông nghiệp và Phát triển nông thôn", "by_field": a_form_06a(),
        "by_unit": a_form_06a(by="unit"),
        "before": a_form_06a(more=3), "procedures": a_form_07b(), "goals": goals, "decisions": 4, "published": 31,
        "lateness": Lateness(told=41, explained=57, causes=(("Chờ cơ quan phối hợp", 31), ("Quá tải", 26))),
    } | facts)  # fmt: skip


def assembled_06a(unit: str = "SNN", period: ReportPeriod = PERIOD, more: int = 0, **facts) -> Assembled:
    forms = {"Theo lĩnh vực": a_form_06a(more=more), "Theo đơn vị": a_form_06a(by="unit", more=more)}
    return tables("II.06a", unit, period, forms, a_heading(period=period.lines()), **facts)


def assembled_control(unit: str = "SNN", **facts) -> Assembled:
    return written("control", unit, some_control_facts(**{"before": None} | facts), a_heading(), sign="BC-SNN")
