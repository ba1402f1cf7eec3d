"""The report on the control of administrative procedures and the one-stop mechanism: what it says of the numbers it is given.

Every number in it comes from frozen values; what no value tells is left to a person, in brackets. The outline is unverified.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from motcua.kernel.amounts import decimal, roman, thousands
from motcua.kernel.moments import dd_mm_yyyy
from motcua.kernel.ratios import ratio
from motcua.reports.rules.documents import Blank, Block, Document, Table, Text, Title
from motcua.reports.rules.filling import sheet_of
from motcua.reports.rules.periods import PeriodKind, ReportPeriod
from motcua.reports.rules.reading import layout
from motcua.reports.rules.settled import Form06a, Form07b, Line
from motcua.reports.rules.sheets import Column, Heading, Kind, Layout, Rank, Sheet, Value
from motcua.reports.rules.stating import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One target of the plan, as it stood at the end of the period. met: None without data."""

    code: str
    name: str
    wanted: str
    numerator: int | None
    denominator: int | None
    met: bool | None

    @property
    def share(self) -> Fraction | None:
        return ratio(self.numerator, self.denominator) if self.numerator is not None and self.denominator is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """What became of the late: how many of their applicants had a letter, how many were explained, and why they were late."""

    told: int | None = None
    explained: int | None = None
    causes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlFacts:
    """The values of one period. None or empty: the system does not know.

    stated: as of when they are; changed: what is told otherwise than in the last version
    """

    period: ReportPeriod
    unit: str  # as it stands in a sentence
    by_field: Form06a
    by_unit: Form06a
    before: Form06a | None = None
    procedures: Form07b | None = None
    goals: tuple[Goal, ...] = ()
    lateness: Lateness = field(default_factory=Lateness)
    decisions: int | None = None
    published: int | None = None
    stated: Stated | None = None
    changed: str = ""


def report(facts: ControlFacts, heading: Heading, *, sign: str, recipients: tuple[str, ...] = ()) -> Document:
    """Write the report; its annexes are II.06a by field and by unit, and II.07b."""
    period = facts.period
    return Document(
        authority=heading.authority, issuer=heading.issuer, sign=sign, place=heading.place, day=heading.day,
        subject=f"Công tác kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông {_in_words(period)}",
        to=heading.receiver, blocks=tuple(_blocks(facts)), annexes=tuple(_annexes(facts, heading)),
        recipients=recipients or ("Như trên", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở"), signer_titles=("GIÁM ĐỐC",),
    )  # fmt: skip


def _in_words(period: ReportPeriod) -> str:
    return f"{period.name[:1].lower()}{period.name[1:]}" if period.kind is not PeriodKind.QUARTER else f"quý {period.name[4:]}"


def _blocks(facts: ControlFacts) -> Iterator[Block]:
    period = facts.period
    span = f"từ ngày {dd_mm_yyyy(period.since)} đến ngày {dd_mm_yyyy(period.last)}"
    yield Text(f"{facts.unit} báo cáo kết quả công tác kiểm soát thủ tục hành chính (TTHC), thực hiện cơ chế một cửa, một cửa"
               f" liên thông {_in_words(period)} (số liệu {span}) như sau:")  # fmt: skip
    if facts.stated:
        yield Text(" ".join(filter(None, (facts.stated.sentence, facts.changed))))
    yield Title(f"{roman(1)}. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN")
    for number, (title, blocks) in enumerate(_PARTS, 1):
        yield Title(f"{number}. {title}", 2)
        yield from blocks(facts)
    yield Title(f"{roman(2)}. ĐÁNH GIÁ CHUNG")
    yield Blank("kết quả đạt được, tồn tại, hạn chế và nguyên nhân")
    yield Title(f"{roman(3)}. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TIẾP THEO")
    yield Blank("nhiệm vụ trọng tâm của kỳ tiếp theo")
    yield Title(f"{roman(4)}. KIẾN NGHỊ, ĐỀ XUẤT")
    yield Blank("kiến nghị, đề xuất; không có thì ghi “Không”")


def _publishing(facts: ControlFacts) -> Iterator[Block]:
    if facts.decisions is not None and facts.published is not None:
        decisions, published = thousands(facts.decisions), thousands(facts.published)
        yield Text(f"Trong kỳ, danh mục áp dụng theo {decisions} quyết định công bố mới, với {published} TTHC được công bố mới,"
                   " sửa đổi, bổ sung hoặc thay thế.")  # fmt: skip
    if facts.procedures:
        every, province, district, commune, at_desk, *_, workflows = map(thousands, facts.procedures.total.cells[:9])
        yield Text(f"Đến hết kỳ báo cáo, có {every} TTHC thuộc phạm vi quản lý (cấp tỉnh {province}, cấp huyện {district}, cấp xã"
                   f" {commune}); {at_desk} TTHC thực hiện theo cơ chế một cửa; {workflows} quy trình nội bộ được phê duyệt"
                   " (Phụ lục III).")  # fmt: skip
    yield Blank("việc niêm yết, công khai TTHC trên Cơ sở dữ liệu quốc gia về TTHC")


def _settling(facts: ControlFacts) -> Iterator[Block]:
    """Column by column of II.06a, and against the period before."""
    total = facts.by_field.total
    fresh = total[4] + total[5]
    yield Text(
        f"Tổng số hồ sơ tiếp nhận: {thousands(total[3])} hồ sơ, trong đó tiếp nhận trong kỳ {thousands(fresh)} hồ sơ (trực tuyến"
        f" {_of(total[4], fresh)}; trực tiếp và qua dịch vụ bưu chính {_of(total[5], fresh)}), từ kỳ trước chuyển sang"
        f" {thousands(total[6])} hồ sơ."
    )
    yield Text(
        f"Đã giải quyết: {thousands(total[7])} hồ sơ, trong đó trước hạn {_of(total[8], total[7])},"
        f" đúng hạn {_of(total[9], total[7])}, quá hạn {_of(total[10], total[7])}."
    )
    yield Text(
        f"Đang giải quyết: {thousands(total[11])} hồ sơ, trong đó trong hạn {thousands(total[12])} hồ sơ, quá hạn"
        f" {thousands(total[13])} hồ sơ (chi tiết tại Phụ lục I và Phụ lục II)."
    )
    if facts.before:
        yield Text(_compared(total, facts.before.total))
    yield from _late(facts)


def _late(facts: ControlFacts) -> Iterator[Block]:
    total = facts.by_field.total
    late = total[10] + total[13]
    if not late:
        yield Text("Trong kỳ không có hồ sơ quá hạn.")
        return
    units = [line for group in facts.by_unit.groups for line in group.lines if line[10] + line[13]]
    where = [f"{line.name} ({thousands(line[10] + line[13])})" for line in units]
    yield Text(f"Hồ sơ quá hạn: {thousands(late)} hồ sơ (đã giải quyết {thousands(total[10])}, đang giải quyết"
               f" {thousands(total[13])})" + (f", tại: {'; '.join(where)}." if where else "."))  # fmt: skip
    one = facts.lateness
    if one.told is not None:
        yield Text(f"Đã gửi phiếu xin lỗi và hẹn lại ngày trả kết quả đối với {_of(one.told, late)} quá hạn.")
    if one.explained is not None:
        yield Text(f"Có giải trình của người đứng đầu đơn vị đối với {_of(one.explained, late)} quá hạn.")
    if one.causes:
        yield Text(f"Nguyên nhân: {'; '.join(f'{name} ({thousands(number)} hồ sơ)' for name, number in one.causes)}.")
    else:
        yield Blank("nguyên nhân quá hạn và biện pháp khắc phục")


def _electronic(facts: ControlFacts) -> Iterator[Block]:
    if not facts.goals:
        yield Blank("kết quả cung cấp dịch vụ công trực tuyến, thanh toán trực tuyến, số hóa hồ sơ")
        return
    known = [goal for goal in facts.goals if goal.met is not None]
    met = sum(1 for goal in known if goal.met)
    unknown = f", {thousands(len(facts.goals) - len(known))} chỉ tiêu chưa có số liệu" if len(facts.goals) > len(known) else ""
    yield Text(f"Kết quả thực hiện các chỉ tiêu của kế hoạch năm (Biểu 1): {thousands(met)} chỉ tiêu đạt,"
               f" {thousands(len(known) - met)} chỉ tiêu chưa đạt{unknown}.")  # fmt: skip
    yield Table(goals_sheet(facts.goals, facts.period), f"Biểu 1. Kết quả thực hiện các chỉ tiêu, {_in_words(facts.period)}")


type _Part = Callable[[ControlFacts], Iterator[Block]]


def _only(about: str) -> _Part:
    def blocks(_: ControlFacts) -> Iterator[Block]:
        yield Blank(about)

    return blocks


_PARTS: tuple[tuple[str, _Part], ...] = (
    ("Kiểm soát quy định thủ tục hành chính", _only("số TTHC được đánh giá tác động, lấy ý kiến, thẩm định trong dự thảo văn bản")),
    ("Công bố, công khai thủ tục hành chính", _publishing),
    ("Rà soát, đơn giản hóa thủ tục hành chính", _only("số TTHC được rà soát, phương án đơn giản hóa, chi phí tuân thủ cắt giảm")),
    ("Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính", _only("số phản ánh, kiến nghị nhận được và kết quả xử lý")),
    ("Tình hình, kết quả giải quyết thủ tục hành chính", _settling),
    ("Thực hiện cơ chế một cửa, một cửa liên thông", _only("tổ chức, nhân sự, cơ sở vật chất của Bộ phận Một cửa")),
    ("Thực hiện thủ tục hành chính trên môi trường điện tử", _electronic),
    ("Truyền thông", _only("tin, bài, phóng sự, hội nghị đã thực hiện")),
    ("Nghiên cứu, sáng kiến cải cách", _only("sáng kiến; không có thì ghi “Không”")),
    ("Kiểm tra việc thực hiện", _only("số cuộc kiểm tra, kết quả và xử lý")),
    ("Nội dung khác", _only("nội dung khác; không có thì ghi “Không”")),
)


def _compared(now: Line, then: Line) -> str:
    asked = ((3, "hồ sơ tiếp nhận"), (7, "hồ sơ đã giải quyết"), (10, "hồ sơ giải quyết quá hạn"))
    told = [f"{words} {_change(now[column], then[column])}" for column, words in asked]
    return f"So với kỳ trước: {'; '.join(told)}."


def _change(now: int, then: int) -> str:
    if now == then:
        return f"bằng kỳ trước ({thousands(now)})"
    change = ratio(abs(now - then), then)
    share = f" ({decimal(change * 100)}%)" if change is not None else ""
    return f"{'tăng' if now > then else 'giảm'} {thousands(abs(now - then))}{share}"


def goals_sheet(goals: tuple[Goal, ...], period: ReportPeriod) -> Sheet:
    """The targets of the plan beside what was reached."""
    rows: list[tuple[Rank, dict[str, Value]]] = [
        (Rank.LINE, {
            "serial": str(serial), "name": goal.name, "wanted": goal.wanted, "numerator": goal.numerator,
            "denominator": goal.denominator, "share": goal.share, "met": _met(goal.met),
        }) for serial, goal in enumerate(goals, 1)
    ]  # fmt: skip
    return _GOALS.filled(Heading(authority="", issuer="", place="", day=period.until, signers=()), rows)


_GOALS = Layout(
    code="", title="Kết quả thực hiện các chỉ tiêu", numbered=False, columns=(
        Column(title="TT", key="serial", kind=Kind.SERIAL, width=10),
        Column(title="Chỉ tiêu", key="name", kind=Kind.TEXT, width=62),
        Column(title="Yêu cầu", key="wanted", kind=Kind.TEXT, width=20), Column(title="Tử số", key="numerator", width=18),
        Column(title="Mẫu số", key="denominator", width=18), Column(title="Kết quả", key="share", kind=Kind.SHARE, width=20),
        Column(title="Đánh giá", key="met", kind=Kind.TEXT, width=22),
    ),
)  # fmt: skip


def _met(met: bool | None) -> str:
    return {True: "Đạt", False: "Chưa đạt", None: "Chưa có số liệu"}[met]


def _annexes(facts: ControlFacts, heading: Heading) -> Iterator[Sheet]:
    forms = [(facts.by_field, "II.06a"), (facts.by_unit, "II.06a"), *([(facts.procedures, "II.07b")] if facts.procedures else [])]
    for number, (form, name) in enumerate(forms, 1):
        notes = (facts.stated.sentence,) if facts.stated and isinstance(form, Form06a) else ()
        yield sheet_of(form, layout(name), replace(heading, annex=f"Phụ lục {roman(number)}"), notes=notes)


def _of(n: int, whole: int) -> str:
    """26 of 10716 → "26 hồ sơ (0,24%)"; of nothing there is no share."""
    share = ratio(n, whole)
    return f"{thousands(n)} hồ sơ" + (f" ({decimal(share * 100)}%)" if share is not None else "")
