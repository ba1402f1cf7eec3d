"""What was typed into a part of a draft, and what becomes of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.catalogue import commands, queries, rules
from motcua.catalogue.rules import PublishedVersion
from motcua.catalogue.rules.eform import BadForm
from motcua.desk.catalogue import rows
from motcua.desk.catalogue.changes import Told, told
from motcua.desk.catalogue.flaws import sentence
from motcua.kernel.actors import Actor


class Editing:
    """The rows of one page: as stored, or as typed. wrong: sentences by the names of what is wrong ("papers.0.name")."""

    def __init__(self, version: PublishedVersion, parts: Sequence[str], posted: Mapping[str, str] | None) -> None:
        self.version, self.parts, self.posted = version, parts, posted
        self.wrong: dict[str, str] = {}
        stored = rules.to_data(version)
        self.rows = {part: rows.shown(part, stored) if posted is None else rows.typed(part, posted) for part in parts}
        deed, _, where = (posted or {}).get("deed", "").partition(":")
        part, _, number = where.partition(":")
        self.saves = posted is not None and part not in self.rows
        if not self.saves and part in self.rows and number.isdecimal() and number.isascii() and len(number) < 5:
            self.rows[part] = rows.rearranged(part, self.rows[part], deed, int(number))

    def save(self, *, by: Actor, at: datetime) -> bool:
        """Save; False if something typed is wrong.

        :raises Refusal: edited-meanwhile, and what `edit_version` says
        """
        typed = {part: rows.data(part, self.rows[part]) for part in self.parts}
        general = typed.pop("general", None) or {}
        names = [column.name for column in rows.PARTS["general"]] if "general" in self.parts else []
        kept = {name: entry for name, entry in rules.to_data(self.version).items() if name not in names}
        try:
            content = rules.from_data(kept | general | typed, self.version.rule_set)
        except BadForm as bad:
            self.wrong = {self._where(flaw.path): sentence(flaw.code, flaw.facts) for flaw in bad.problems}
            return False
        changes: dict[str, Any] = {name: getattr(content, name) for name in (*typed, *names)}
        commands.edit_version(self.version.id, seen=(self.posted or {}).get("seen", ""), by=by, at=at, **changes)
        return True

    def changes_of_others(self) -> list[Told]:
        """Return what somebody else saved since this page was opened."""
        seen = (self.posted or {}).get("seen")
        if seen is None or seen == queries.fingerprint(self.version):
            return []
        return [told(change) for event in queries.edited_since(self.version.id, seen) for change in event.data["changes"]]

    def _where(self, path: str) -> str:
        """The name of the cell: choices of a question are one cell."""
        part, number, name, *_ = [*path.split("."), "", ""]
        return f"{part}.{number}.{name}" if number.isdecimal() else f"general.0.{part}" if "general" in self.parts else part
