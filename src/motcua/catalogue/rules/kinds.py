"""The words of the catalogue."""

from enum import StrEnum


class VersionState(StrEnum):
    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    SUPERSEDED = "SUPERSEDED"


class ServiceLevel(StrEnum):
    """How much of the service is online (NĐ 42/2022/NĐ-CP)."""

    NONE = "none"
    PART = "part"
    FULL = "full"


class FeeKind(StrEnum):
    FEE = "fee"
    CHARGE = "charge"
    OTHER = "other"


class StepKind(StrEnum):
    RECEIVE = "receive"
    ASSIGN = "assign"
    WORK = "work"
    SIGN = "sign"
    NUMBER = "number"
    RETURN = "return"


class Place(StrEnum):
    """Where a step happens, as a role of a unit for this dossier. A step may also name a unit code."""

    RECEIVING = "receiving"
    LEAD = "lead"
    SIGNING = "signing"
    SUPERIOR = "superior"
