"""The book of definitions, as it stands in data."""

from importlib import resources

import yaml

from motcua.indicators.rules.definitions import Indicator, read


def _all() -> dict[str, Indicator]:
    folder = resources.files("motcua.indicators") / "data"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    found = [one for file in files for one in read(yaml.safe_load(file.read_text(encoding="utf-8")))]
    return {one.code: one for one in found}


DEFINITIONS = _all()
