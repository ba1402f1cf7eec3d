"""Which lists there are, whose business each is, and how it is called."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """A list that the system makes.

    :param about: what stands in it, for who chooses
    :param for_readers: who reads reports reads it, of all below; otherwise who works in the unit or sees its dossiers
    :param names_persons: applicants are named, because the form of the law names them: each look is written down
    :param formats: as which files
    """

    name: str
    title: str
    about: str
    for_readers: bool = True
    names_persons: bool = False
    formats: tuple[str, ...] = ("xlsx", "docx", "pdf")


_FORM = "Số liệu theo lĩnh vực hoặc đơn vị; cột hệ thống chưa có nguồn thì để trống, có dấu (*)."
LISTS: Mapping[str, ListKind] = {
    kind.name: kind for kind in (
        ListKind(name="mau-06", title="Sổ theo dõi hồ sơ (Mẫu 06)", about="Mọi hồ sơ đơn vị đã tiếp nhận, theo mẫu của Thông tư.",
                 for_readers=False, names_persons=True),
        ListKind(name="ban-giao", title="Danh sách bàn giao hồ sơ", for_readers=False,
                 about="Hồ sơ chuyển giữa Bộ phận Một cửa và các đơn vị, ai giao, ai nhận; in ra để ký."),
        ListKind(name="danh-sach-truoc-han", title="Danh sách hồ sơ trước hạn", about="Cột 8 của biểu II.06a, từng hồ sơ."),
        ListKind(name="danh-sach-dung-han", title="Danh sách hồ sơ đúng hạn", about="Cột 9 của biểu II.06a, từng hồ sơ."),
        ListKind(name="danh-sach-qua-han", title="Danh sách hồ sơ quá hạn",
                 about="Cột 10 và cột 13 của biểu II.06a, từng hồ sơ: đã giải quyết và còn đang giải quyết."),
        ListKind(name="qua-han-chua-xin-loi", title="Hồ sơ quá hạn chưa có văn bản xin lỗi",
                 about="Trong danh sách quá hạn, hồ sơ người nộp chưa nhận được văn bản xin lỗi."),
        ListKind(name="cham-muon", title="Danh sách chậm muộn hằng tháng",
                 about="Đơn vị, cán bộ có hồ sơ quá hạn; nguyên nhân, xin lỗi, giải trình. Không nêu tên người nộp."),
        ListKind(name="kiem-tra", title="Bảng kiểm tra",
                 about="Quá hạn, quá hạn không xin lỗi, yêu cầu bổ sung sai mẫu, theo đơn vị."),
        ListKind(name="bo-sung", title="Danh sách yêu cầu bổ sung",
                 about="Mỗi lần yêu cầu bổ sung hồ sơ, số phiếu và ngày bổ sung xong."),
        ListKind(name="bo-sung-sai-mau", title="Yêu cầu bổ sung không theo mẫu",
                 about="Yêu cầu bổ sung không lập phiếu theo Mẫu 02."),
        ListKind(name="minh-chung", title="Minh chứng chỉ số cải cách hành chính", formats=("zip", "xlsx", "docx", "pdf"),
                 about="Từng tiêu chí: cách tính, tử số, mẫu số, kỳ và tệp kiểm chứng; tải về thành một gói."),
        ListKind(name="bieu-ii-06b", title="Biểu II.06b, tổng hợp các cấp", about=_FORM),
        ListKind(name="bieu-ii-06g", title="Biểu II.06g, nguyên nhân quá hạn", about=_FORM),
        ListKind(name="bieu-ii-08", title="Biểu II.08, thủ tục trên môi trường điện tử", about=_FORM),
        ListKind(name="bieu-07a-btp", title="Biểu 07a/BTP", about=_FORM),
        ListKind(name="bieu-07a-btp-tuan", title="Biểu 07a/BTP theo tuần", about=_FORM),
    )
}  # fmt: skip
FORMS = {
    "bieu-ii-06b": "II.06b", "bieu-ii-06g": "II.06g", "bieu-ii-08": "II.08", "bieu-07a-btp": "07a-BTP",
    "bieu-07a-btp-tuan": "07a-BTP-tuan",
}  # fmt: skip
"""Of the lists that are forms of the law: the name of the form."""
