"""The nine indicators of one-stop units and officials: points of each from how many dossiers got two, and how many one. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.indicators.rules.definitions import Value


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the nine. two, one: the indicators of what gets two points, and one; none where people have to judge."""

    number: int
    name: str
    two: str = ""
    one: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code in (self.two, self.one) if code)


CRITERIA = (
    Criterion(1, "Tổng thời gian giải quyết so với thời hạn", "N1-2", "N1-1"),
    Criterion(2, "Thời gian của từng cơ quan tham gia so với quy định"),
    Criterion(3, "Số lần phải liên hệ để hoàn thiện hồ sơ", "N3-2", "N3-1"),
    Criterion(4, "Số cơ quan phải liên hệ"),
    Criterion(5, "Tổ chức tiếp nhận, giải quyết, trả kết quả", "N5-2", "N5-1"),
    Criterion(6, "Công khai thủ tục", "N6-2"),
    Criterion(7, "Thái độ của công chức", "N7-2"),
    Criterion(8, "Tiếp thu, giải trình phản ánh, kiến nghị"),
    Criterion(9, "Tiến độ và chất lượng dịch vụ công trực tuyến", "N9-2", "N9-1"),
)
MOST = 2


def points_of(one: Criterion, values: Mapping[str, Value]) -> Fraction | None:
    """Return the mean of 2, 1 and 0 points over what was counted; None where it is judged by people, or there was nothing."""
    ratios = [values[code].ratio if code in values else None for code in one.codes]
    if not ratios or ratios[0] is None:
        return None
    return 2 * ratios[0] + (ratios[1] or 0 if len(ratios) > 1 else 0)
