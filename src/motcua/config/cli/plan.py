"""`motcua plan import`: a yearly plan from a Word document or a text, as the screen reads it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from motcua.kernel.refusals import Refusal
from motcua.plans import rules
from motcua.plans.rules import Column, FoundPlan, FoundTarget, FoundTask

HELP = "read a yearly plan from a file: its tasks and the targets it promises"
SENTENCES = {
    "file-empty": "Tệp không có nội dung.",
    "file-too-large": "Tệp quá lớn; tối đa 10 MB.",
    "file-type-refused": "Tệp hỏng, có mật khẩu hoặc không phải Word (.docx) hay văn bản (.txt).",
    "plan-not-word": "Kế hoạch phải là tệp Word (.docx) hoặc văn bản (.txt).",
    "plan-unreadable": "Không đọc được tệp Word này; hãy mở bằng Word, lưu lại thành .docx.",
    "plan-without-table": "Tệp không có bảng nhiệm vụ nào.",
    "plan-without-tasks": "Bảng không có nhiệm vụ nào.",
    "plan-without-year": "Tệp không nói kế hoạch của năm nào.",
    "plan-columns-unknown": "Chưa rõ cột nội dung, cột thời gian; hãy cho biết bằng --column. Các cột: {heads}.",
    "plan-untitled": "Tệp không có tên kế hoạch; hãy cho biết bằng --title.",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="action")
    reading = actions.add_parser("import", help="read a plan and keep it as a draft", description=HELP)
    add = reading.add_argument
    add("file", metavar="FILE", type=Path, help=".docx, or .txt with tabs between the cells of a row")
    add("--dry-run", action="store_true", help="only print what was found; needs no database")
    add("--owner", default="SNN", metavar="UNIT", help="whose plan it is (%(default)s)")
    add("--title", default="", help="where the file says none")
    add("--column", action="append", default=[], metavar="WHAT=N", help=f"column N, from 1, is {', '.join(Column)}; repeatable")
    add("--json", action="store_true", help="head, tasks, targets; plan: its key, if it was kept")


def run(options: argparse.Namespace) -> int:
    """Print what was found; 2 and one sentence where nothing was, or where it was not kept."""
    try:
        found = rules.read(options.file.read_bytes(), options.file.name, _columns(options.column))
        kept = None if options.dry_run else _kept(found, options)
    except OSError as reason:
        print(f"Không mở được {options.file}: {reason.strerror}.", file=sys.stderr)
        return 2
    except Refusal as no:
        words = SENTENCES.get(no.code, f"Không làm được: {no.code}.")
        heads = "; ".join(f"{n}. {head or '(trống)'}" for n, head in enumerate(no.facts.get("heads", ()), start=1))
        print(words.format(heads=heads), file=sys.stderr)
        return 2
    except ValueError as reason:
        print(reason, file=sys.stderr)
        return 2
    print(json.dumps(as_data(found) | {"plan": kept}, ensure_ascii=False, indent=2) if options.json else _as_text(found, kept))
    return 0


def _columns(given: list[str]) -> dict[Column, int] | None:
    if not given:
        return None
    found = {}
    for one in given:
        name, _, place = one.partition("=")
        if name not in set(Column) or not place.isdecimal() or int(place) < 1:
            raise ValueError(f"Không hiểu “{one}”; hãy viết như content=2. Có thể: {', '.join(Column)}.")
        found[Column(name)] = int(place) - 1
    return found


def _kept(found: FoundPlan, options: argparse.Namespace) -> int:
    from motcua.config import cli

    cli.connect()
    from motcua.kernel.actors import SYSTEM
    from motcua.people import queries as people
    from motcua.plans import commands
    from motcua.ui import clock

    if options.owner not in people.every_unit():
        raise ValueError(f"Không có đơn vị mang mã “{options.owner}”.")
    plan = commands.import_plan(found, owner=options.owner, by=SYSTEM, at=clock.now(), title=options.title)
    return int(plan.pk)


def as_data(found: FoundPlan) -> dict[str, Any]:
    """What was found, as JSON."""
    return {
        "number": found.number, "date": found.issued_date.isoformat() if found.issued_date else None, "year": found.year,
        "title": found.title, "tasks": [_task(one) for one in found.tasks], "targets": [_target(one) for one in found.targets],
    }  # fmt: skip


def _task(one: FoundTask) -> dict[str, Any]:
    due = one.deadline
    return {
        "path": one.path, "content": one.content, "lead": one.lead, "coop": one.coop, "deliverable": one.deliverable,
        "deadline": {"kind": due.kind.value, "words": due.words, "last_day": due.last_day.isoformat() if due.last_day else None,
                     "months": list(due.months), "day": due.day},
        "headings": [{"path": heading.path, "title": heading.title} for heading in one.headings],
    }  # fmt: skip


def _target(one: FoundTarget) -> dict[str, Any]:
    return {
        "indicator": one.indicator or None, "measure": one.measure.value, "comparison": one.comparison.value,
        "value": str(one.value), "due": one.due.isoformat() if one.due else None, "places": list(one.places),
        "wording": one.wording,
    }  # fmt: skip


def _as_text(found: FoundPlan, kept: int | None) -> str:
    lines = [f"{found.number or '(chưa có số)'} {found.title} ({found.year})", "", f"{len(found.tasks)} nhiệm vụ:"]
    lines += [f"  {one.path:<8} {one.content[:70]:<70}  {one.deadline.words or '—'}" for one in found.tasks]
    lines += ["", f"{len(found.targets)} chỉ tiêu đề xuất, chờ người xác nhận:"]
    lines += [f"  {one.indicator or '?':<4} {one.comparison} {one.value:f}  {'; '.join(one.places):<18} {one.wording[:70]}"
              for one in found.targets]  # fmt: skip
    return "\n".join([*lines, "", "Chưa lưu gì." if kept is None else f"Đã lưu thành dự thảo, mã {kept}."])
