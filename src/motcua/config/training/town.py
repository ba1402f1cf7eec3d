"""The made-up province: the shape of a real one, so that every procedure finds its desks, and not one name of it."""

import csv
import re
from datetime import datetime
from itertools import product
from pathlib import Path

from motcua.config import reference
from motcua.config.demo import World
from motcua.people.commands.loading import UNITS

PROVINCE = "Lúa Vàng"
DISTRICTS = ("Đồng Xanh", "Suối Mây", "Cầu Gió", "Bến Trăng", "Núi Ngọc", "Rừng Thơm", "Hồ Sen", "Làng Chè", "Đồi Nắng", "Sông Bạc")
WOODS = {"Tây Yên Tử": "Mây Trắng", "Cấm Sơn": "Thông Reo"}
FIRST = ("Lúa", "Ngô", "Khoai", "Đậu", "Vải", "Cam", "Bưởi", "Chè", "Sen", "Mía", "Dâu", "Tre", "Trúc", "Thông", "Quế")
SECOND = ("Thượng", "Trung", "Hạ", "Đông", "Tây", "Nam", "Bắc", "Nội", "Ngoại", "Mới", "Xưa", "Lành", "Tươi", "Thơm", "Ngọt")
_KIND = re.compile(r"^(UBND )?(thành phố|thị xã|huyện|xã|phường|thị trấn) ", re.I)
_SEATS = ("UBND thành phố ", "UBND thị xã ", "UBND huyện ")


def write_units(path: Path) -> Path:
    """Write the list of made-up units, and return where: codes inside the house stay, names and codes of the real province go."""
    with UNITS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    seats = [row["name_vi"] for row in rows if row["name_vi"].startswith(_SEATS)]
    districts = dict(zip((_KIND.sub("", name) for name in seats), DISTRICTS, strict=True)) | WOODS
    communes = (f"{one} {other}" for one, other in product(FIRST, SECOND))
    made = [_made_up(row, districts, next(communes) if row["level"] == "commune" else "") for row in rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(made)
    return path


def _made_up(row: dict[str, str], districts: dict[str, str], commune: str) -> dict[str, str]:
    name, short = row["name_vi"], row["short_name"]
    if commune:
        kind = _KIND.match(name)
        name, short = f"{kind[0] if kind else ''}{commune}", f"{(_KIND.match(short) or [''])[0]}{commune}"
    else:
        # The town of the province bears its name: the districts come first.
        for real, other in sorted(districts.items(), key=lambda pair: -len(pair[0])):
            if row["level"] == "district" or real != "Bắc Giang":
                name, short = name.replace(real, other), short.replace(real, other)
        name, short = name.replace("Bắc Giang", PROVINCE), short.replace("Bắc Giang", PROVINCE)
    codes = {key: row[key].replace("H02", "H99") for key in ("id_qd20_2020", "id_qcvn102_2016")}
    told = {"verified": "bịa đặt cho tập huấn", "source": "", "note": "", "admin_code": ""}
    return row | codes | told | {"name_vi": name, "short_name": short}


def world(var: Path) -> World:
    """The world of training: the real law and procedures, a made-up province."""

    def load(at: datetime) -> None:
        reference.load(at, units=write_units(var / "units.csv"))

    return World(load, f"tỉnh {PROVINCE}")
