"""How each circular numbers and names its forms, and what nobody has compared with the official text yet."""

from motcua.letters.papers import forms
from motcua.letters.papers.forms import TT01_2018, TT03_2025, Paper

CIRCULARS = {TT01_2018: "TT 01/2018/TT-VPCP", TT03_2025: "TT 03/2025/TT-VPCP"}

# A line break shows where the printed title turns.
TITLES: dict[str, dict[type[Paper], tuple[str, str]]] = {
    TT01_2018: {
        forms.Receipt: ("01", "GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ"),
        forms.SupplementSlip: ("02", "PHIẾU YÊU CẦU BỔ SUNG,\nHOÀN THIỆN HỒ SƠ"),
        forms.RefusalSlip: ("03", "PHIẾU TỪ CHỐI TIẾP NHẬN\nGIẢI QUYẾT HỒ SƠ"),
        forms.Apology: ("04", "PHIẾU XIN LỖI\nVÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"),
        forms.ControlSlip: ("05", "PHIẾU KIỂM SOÁT QUÁ TRÌNH\nGIẢI QUYẾT HỒ SƠ"),
        forms.Register: ("06", "SỔ THEO DÕI HỒ SƠ"),
        forms.StopNotice: ("", "THÔNG BÁO\nDỪNG GIẢI QUYẾT HỒ SƠ"),
        forms.GuidanceSlip: ("", "PHIẾU HƯỚNG DẪN"),
    },
    TT03_2025: {
        forms.Receipt: ("01", "GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ"),
        forms.SupplementSlip: ("02", "PHIẾU YÊU CẦU BỔ SUNG,\nHOÀN THIỆN HỒ SƠ"),
        forms.RefusalSlip: ("03", "PHIẾU TỪ CHỐI TIẾP NHẬN\nGIẢI QUYẾT HỒ SƠ"),
        forms.Apology: ("04", "VĂN BẢN XIN LỖI\nVÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"),
        forms.StopNotice: ("05", "THÔNG BÁO\nDỪNG GIẢI QUYẾT HỒ SƠ"),
        forms.ControlSlip: ("06", "PHIẾU KIỂM SOÁT QUÁ TRÌNH\nGIẢI QUYẾT HỒ SƠ"),
        forms.Register: ("07", "SỔ THEO DÕI HỒ SƠ"),
        forms.GuidanceSlip: ("", "PHIẾU HƯỚNG DẪN"),
    },
}

_FIELDS_FROM_PRACTICE = "Danh mục trường lấy từ bản in đang dùng, chưa đối chiếu phụ lục thông tư."
_WORDING_FROM_MEMORY = "Lời văn chưa đối chiếu phụ lục thông tư."
_OUR_OWN = "Phiếu của hệ thống, không thông tư nào có mẫu; in không kèm số mẫu."
_NEW_ANNEX = "Phụ lục TT 03/2025/TT-VPCP chưa được đối chiếu; tên và số mẫu theo nguồn thứ cấp."

# Shown to the administrator as "chưa kiểm chứng". The forms print all the same.
UNVERIFIED: dict[str, dict[type[Paper], tuple[str, ...]]] = {
    TT01_2018: {
        forms.Receipt: (_FIELDS_FROM_PRACTICE,),
        forms.SupplementSlip: (_FIELDS_FROM_PRACTICE,),
        forms.RefusalSlip: (_FIELDS_FROM_PRACTICE, _WORDING_FROM_MEMORY),
        forms.Apology: (_FIELDS_FROM_PRACTICE, _WORDING_FROM_MEMORY),
        forms.ControlSlip: (_FIELDS_FROM_PRACTICE, _WORDING_FROM_MEMORY),
        forms.Register: (
            _FIELDS_FROM_PRACTICE,
            "Hai cột “Số lượng hồ sơ”, “Ghi chú” là suy đoán.",
        ),
        forms.StopNotice: ("TT 01/2018/TT-VPCP không có mẫu này; in không kèm số mẫu.", _WORDING_FROM_MEMORY),
        forms.GuidanceSlip: (_OUR_OWN,),
    },
    TT03_2025: dict.fromkeys(TITLES[TT03_2025], (_NEW_ANNEX, _FIELDS_FROM_PRACTICE, _WORDING_FROM_MEMORY)),
}


def title(paper: Paper) -> str:
    """Return the name of the form, with the line breaks of the printed one."""
    return TITLES[paper.forms][type(paper)][1]


def mark(paper: Paper) -> str:
    """Return the words in the corner, "Mẫu số 01 (TT 01/2018/TT-VPCP)"; empty for a form it does not have."""
    number = TITLES[paper.forms][type(paper)][0]
    return f"Mẫu số {number} ({CIRCULARS[paper.forms]})" if number else ""
