"""A Word file from a template and the facts of a dossier. Placeholders are filled in a sandbox: a template can ask, never act."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

HERE = Path(__file__).resolve().parent
# What a result can be drafted from while an office has no template of its own.
TEMPLATES = {"decision": "Quyết định", "answer": "Thông báo, văn bản trả lời"}
LARGEST = 8 * 2**20
# What a template may ask for, and what it means.
PLACEHOLDERS = {
    "authority": "Cơ quan chủ quản, chữ hoa", "issuer": "Cơ quan ban hành, chữ hoa", "issuer_name": "Tên cơ quan ban hành",
    "sign": "Ký hiệu cơ quan trong số văn bản", "place_and_day": "Nơi và ngày ban hành", "number": "Mã hồ sơ",
    "desk": "Bộ phận một cửa đã nhận", "owner": "Chủ hồ sơ", "about": "Tên thủ tục, chữ thường đầu",
    "accepted": "Ngày tiếp nhận", "result": "Tên kết quả", "legal_basis": "Các căn cứ pháp lý (danh sách)",
    "facts": "Nội dung đề nghị và tờ khai (danh sách nhãn, trị)", "answers": "Một mục của tờ khai: answers.mã_mục",
    "signer_title": "Chức danh người ký", "signer_office": "Cơ quan của người ký, chữ hoa", "signer": "Người ký (điền sau)",
}  # fmt: skip


class Unusable(ValueError):
    """A Word file that cannot be a template. code: template-broken (words: what Word or the placeholders say), template-fetches."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(f"{code} {words}")
        self.code, self.words = code, words


class _Blank(ChainableUndefined):
    """What a template asks for and nobody knows is a line of dots, to be seen and filled in by hand."""

    def __str__(self) -> str:
        return "……"


def docx(template: str, facts: Mapping[str, Any]) -> bytes:
    """Return one of our own templates filled in.

    :raises LookupError: there is no such template
    :raises ValueError: what came out is too large to be a letter
    """
    if template not in TEMPLATES:
        raise LookupError(template)
    return filled((HERE / f"{template}.docx").read_bytes(), facts)


def filled(template: bytes, facts: Mapping[str, Any]) -> bytes:
    """Return an office's template filled in.

    :raises Unusable: template-broken
    :raises ValueError: what came out is too large to be a letter
    """
    try:
        made = DocxTemplate(BytesIO(template))
        made.render(dict(facts), _environment(), autoescape=True)
    except TemplateError as error:
        raise Unusable("template-broken", str(error)) from None
    except (KeyError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError, zipfile.BadZipFile) as error:
        raise Unusable("template-broken", type(error).__name__) from None
    out = BytesIO()
    made.save(out)
    if out.tell() > LARGEST:
        raise ValueError(f"{out.tell()} bytes are no letter")
    return out.getvalue()


def unknown(template: bytes, facts: Mapping[str, Any]) -> list[str]:
    """Fill the template with an example and return the placeholders that stand for nothing.

    :raises Unusable: template-broken, template-fetches
    """
    if _fetches(template):
        raise Unusable("template-fetches")
    filled(template, facts)
    return sorted(DocxTemplate(BytesIO(template)).get_undeclared_template_variables(_environment()) - PLACEHOLDERS.keys())


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(undefined=_Blank, autoescape=True)


def _fetches(template: bytes) -> bool:
    """Whether opening the file would fetch something from elsewhere: a linked template, picture or object; no link to click."""
    with zipfile.ZipFile(BytesIO(template)) as archive:
        relations = b" ".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
    return any(b'TargetMode="External"' in one and b"/hyperlink" not in one for one in relations.split(b"<Relationship"))
