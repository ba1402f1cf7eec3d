from enum import StrEnum


class ClockPolicy(StrEnum):
    RESTART = "restart"
    PAUSE = "pause"
    NONE = "none"


class VersionState(StrEnum):
    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    SUPERSEDED = "SUPERSEDED"


class ServiceLevel(StrEnum):
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
