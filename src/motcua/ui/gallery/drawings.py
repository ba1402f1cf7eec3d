"""Made-up numbers to show the charts with."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from motcua.ui import charts
from motcua.ui.charts import Aim, Cell, Chart, Row, Standing, Unit
from motcua.ui.filters import Filters, Option, Periods, Pick, Switch
from motcua.ui.numbers import Against, Figure

UNITS = ("Chi cục Trồng trọt và Bảo vệ thực vật", "Chi cục Chăn nuôi, Thú y và Thủy sản", "Chi cục Kiểm lâm", "Chi cục Thủy lợi",
         "Chi cục Quản lý chất lượng nông, lâm sản và thủy sản", "Phòng Kinh tế thị xã Việt Yên")  # fmt: skip
SETTLED = ((412, 167, 21), (198, 141, 9), (77, 40, 0), (12, 31, 6), (143, 22, 2), (5, 0, 0))
PARTS = ("Sớm hẹn", "Đúng hẹn", "Quá hẹn")
OPEN = ("Đang giải quyết, trong hẹn", "Đang giải quyết, quá hẹn")
SERIES = ("Năm 2024", "Kỳ trước", "Năm 2023")
MONTHS = [f"{month:02}/2024" for month in range(1, 11)]
NOW, BEFORE, YEAR_AGO = (881, 903, 925, 917, 942, 955, 948, 961, 974, None), (902, 885, 897, 921, 915, 930, 921, 938, 940, 951), (
    810, 822, 851, 846, 873, 880, 897, 884, 902, 911)  # fmt: skip
FIELDS = ("Bảo vệ thực vật", "Chăn nuôi", "Đê điều", "Khoa học", "Kiểm lâm", "Lâm nghiệp", "Nông thôn mới", "Thú y", "Thủy lợi",
          "Thủy sản", "Trồng trọt")  # fmt: skip
ARROWS = (("Bộ phận Một cửa", "Chi cục TT&BVTV", 412, "0.4", "1.1"), ("Bộ phận Một cửa", "Chi cục CN, TY&TS", 198, "0.5", "1.4"),
          ("Bộ phận Một cửa", "Chi cục Kiểm lâm", 77, "0.7", "2.2"), ("Chi cục TT&BVTV", "Lãnh đạo Chi cục", 395, "3.1", "6.4"),
          ("Chi cục CN, TY&TS", "Lãnh đạo Chi cục", 180, "2.2", "4.1"), ("Chi cục Kiểm lâm", "Lãnh đạo Sở", 70, "5.5", "9.8"),
          ("Lãnh đạo Chi cục", "Văn thư", 540, "0.3", "0.9"), ("Lãnh đạo Sở", "Văn thư", 66, "0.6", "2.9"),
          ("Văn thư", "Bộ phận Một cửa", 601, "0.2", "0.5"), ("Lãnh đạo Chi cục", "Chi cục TT&BVTV", 34, "1.2", "3.3"),
          ("Chi cục TT&BVTV", "Phòng Thanh tra", 18, "4.4", "12"), ("Phòng Thanh tra", "Chi cục TT&BVTV", 15, "2.4", "5"),
          ("Chi cục Kiểm lâm", "Chi cục Kiểm lâm", 9, "1", "2"))  # fmt: skip


def drawings() -> SimpleNamespace:
    return SimpleNamespace(
        bars=charts.bars("sample-bars", "Hồ sơ có kết quả theo đơn vị, quý III/2024", _settled(), PARTS, head="Đơn vị"),
        whole=_shares(),
        lines=_lines(), bullets=_bullets(), multiples=_multiples(), days=_days(), handovers=_handovers(), histogram=_histogram(),
        none=charts.bars("sample-none", "Hồ sơ có kết quả, tuần 53/2024", (), PARTS, head="Đơn vị"),
    )  # fmt: skip


def _settled() -> list[Row]:
    return [Row(name, tuple(Cell(n, f"#{line}-{part}") for part, n in enumerate(numbers)), f"#{line}")
            for line, (name, numbers) in enumerate(zip(UNITS, SETTLED, strict=True))]  # fmt: skip


def _shares() -> Chart:
    rows = [Row(name, tuple(Cell(n, f"#{line}-phan-{part}") for part, n in enumerate((*numbers, 31 - 4 * line, line % 3))))
            for line, (name, numbers) in enumerate(zip(UNITS, SETTLED, strict=True))]  # fmt: skip
    return charts.bars("sample-whole", "Mọi hồ sơ của kỳ", rows, (*PARTS, *OPEN), head="Đơn vị", shares=True)  # fmt: skip


def _share(thousandths: int | None) -> Fraction | None:
    return None if thousandths is None else Fraction(thousandths, 1000)


def _lines() -> Chart:
    rows = [Row(name, (Cell(_share(now), f"#{name}"), Cell(_share(before)), Cell(_share(ago), f"#{name}-2023")))
            for name, now, before, ago in zip(MONTHS, NOW, BEFORE, YEAR_AGO, strict=True)]  # fmt: skip
    return charts.lines("sample-lines", "Tỷ lệ sớm và đúng hẹn theo tháng", rows, SERIES, head="Tháng",
                 unit=Unit.SHARE, target=Fraction(9, 10))  # fmt: skip


def _bullets() -> Chart:
    aims = [
        Aim("Giải quyết trước và đúng hạn", Fraction(974, 1000), Fraction(9, 10), "> 90%", Standing.MET,
            Fraction(85, 100), href="#q05"),
        Aim("Trả trước hạn", Fraction(571, 1000), Fraction(6, 10), "> 60%", Standing.AT_RISK, Fraction(55, 100), href="#q06"),
        Aim("Thanh toán trực tuyến trên tổng số giao dịch thanh toán của dịch vụ công",
            Fraction(312, 1000), Fraction(6, 10), "> 60%",
            Standing.NOT_MET, Fraction(55, 100), href="#q18", definition="#q18-la-gi"),
        Aim("Mức độ hài lòng của người dân, doanh nghiệp", None, Fraction(9, 10), "≥ 90%", Standing.NO_DATA, Fraction(85, 100)),
        Aim("Thời gian chờ trung bình tại quầy", Decimal("12.4"), 15, "≤ 15 phút", Standing.MET, 20, Unit.POINTS, 40,
            falling=True, href="#q21"),
    ]  # fmt: skip
    return charts.bullets("sample-bullets", "Chỉ tiêu của kế hoạch năm 2024", aims, head="Chỉ tiêu")


def _multiples() -> Chart:
    rows = [Row(name, tuple(Cell(_made_up(line, n), f"#{line}-{n}-thang") for n in range(9))) for line, name in enumerate(UNITS)]
    return charts.multiples("sample-multiples", "Sớm và đúng hẹn của từng đơn vị", rows, MONTHS[:9], head="Đơn vị", unit=Unit.SHARE,
                            target=Fraction(9, 10))  # fmt: skip


def _made_up(line: int, n: int) -> Fraction | None:
    return None if (line, n) == (3, 4) else Fraction(82 + (line * 5 + n * (3 + line)) % 17, 100)


def _days() -> Chart:
    span = [date(2024, 5, 1) + timedelta(n) for n in range(167)]
    closed = frozenset(day for day in span if day.weekday() > 4 or day in {date(2024, 5, 1), date(2024, 9, 2), date(2024, 9, 3)})
    arrived = {day: Cell((day.day * 37 + day.month * 11) % 71, f"#{day}") for day in span if day not in closed}
    late = {day: Cell(1 + day.day % 3, f"#{day}-tre") for day in arrived if day.day % 7 == 3}
    return charts.days("sample-days", "Hồ sơ đến và trễ hẹn theo ngày", arrived, late, since=span[0],
                       until=date(2024, 10, 15), closed=closed)  # fmt: skip


def _handovers() -> Chart:
    arrows = [charts.Handover(a, b, n, Decimal(median), Decimal(p90), f"#{n}") for a, b, n, median, p90 in ARROWS]
    return charts.handovers("sample-handovers", "Chuyển giao giữa các đơn vị, quý III/2024", arrows, slow=(2, 4, 8))


def _histogram() -> Chart:
    edges = ((0, 1, 61), (1, 2, 122), (2, 3, 144), (3, 5, 203), (5, 8, 118), (8, 12, 66), (12, 20, 21), (20, None, 7))
    bins = [charts.Bin(since, until, count, f"#{since}-ngay") for since, until, count in edges]
    return charts.histogram("sample-histogram", "Thời gian chờ thẩm định", bins, head="Ngày làm việc",
                     marks=(("Trung vị", Decimal("3.2")), ("P90", Decimal("9.5"))))  # fmt: skip


def figures() -> dict[str, Any]:
    return {"filters": _filters(), "numbers": _numbers(), "jobs": _jobs()}


def _filters() -> Filters:
    kinds = (("Ngày", "2024-09-30", False), ("Tuần", "2024-W40", False), ("Tháng", "2024-09", False), ("Quý", "2024-Q3", True),
             ("6 tháng", "2024-H2", False), ("9 tháng", "2024-9M", False), ("Năm", "2024", False))  # fmt: skip
    units = [Option(f"u{n}", name, "Thuộc Sở" if n < 5 else "Cấp huyện") for n, name in enumerate(UNITS)]
    fields = [Option(str(n), name) for n, name in enumerate(FIELDS)]
    picks = (Pick("don-vi", "Đơn vị giải quyết", units, "Tất cả đơn vị"), Pick("linh-vuc", "Lĩnh vực", fields, "Mọi lĩnh vực"),
             Pick("kenh", "Kênh nộp", [Option("online", "Trực tuyến"), Option("counter", "Tại quầy")], "Mọi kênh"))  # fmt: skip
    periods = Periods(name="ky", value="2024-Q3", words="Quý III/2024", kinds=kinds, before="2024-Q2", after="2024-Q4",
                      dates=(("tu", ""), ("den", "")))  # fmt: skip
    asked = {"ky": "2024-Q3", "don-vi": "u0", "so-sanh": "1"}
    return Filters(path="/gallery/", asked=asked, target="filtered", periods=periods, picks=picks,
                   switches=(Switch("so-sanh", "So với kỳ trước và cùng kỳ năm trước"),))  # fmt: skip


def _numbers() -> list[Figure]:
    return [
        Figure(name="Giải quyết trước và đúng hạn", value=Fraction(974, 1000), unit=Unit.SHARE, href="#q05", definition="#la-gi",
               of="1.204 trong 1.236 hồ sơ", against=(
               Against("kỳ trước", Fraction(951, 1000), "#truoc"),
               Against("cùng kỳ năm trước", Fraction(981, 1000), "#nam-truoc")), excluded=14,
               excluded_href="#q05-khong-tinh", tone="good"),
        Figure(name="Đang quá hẹn", value=37, href="#qua-hen", against=(Against("kỳ trước", 41), Against("cùng kỳ năm trước", 37)),
               falling=True, tone="bad"),
        Figure(name="Mức độ hài lòng", value=None, unit=Unit.SHARE, definition="#q12-la-gi", of="0 phiếu trong kỳ",
               against=(Against("kỳ trước", Fraction(92, 100)),)),
        Figure(name="Điểm theo Quyết định 766", value=Decimal("84.305"), unit=Unit.POINTS, href="#766", definition="#766-la-gi",
               of="trên 100 điểm", against=(Against("cùng kỳ năm trước", None),), unverified="cách tính nhóm 3"),
    ]  # fmt: skip


def _jobs() -> list[SimpleNamespace]:
    whole = {"done": 0, "total": 1_000_000, "what": "dòng", "file": "ho-so-quy-III-2024.xlsx", "size": None, "href": "",
             "why": "", "again": ""}  # fmt: skip
    return [SimpleNamespace(**whole | more) for more in (
        {"state": "waiting"}, {"state": "running", "done": 120_000}, {"state": "running", "done": 4200, "total": None},
        {"state": "done", "done": 1_000_000, "size": 48_300_000, "href": "#tai"},
        {"state": "failed", "why": "Ổ đĩa đã đầy; không có gì bị mất.", "again": "#lam-lai"},
    )]  # fmt: skip
