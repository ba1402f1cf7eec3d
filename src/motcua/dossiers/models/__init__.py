from motcua.dossiers.models.books import Book, GivenNumber, NumberSeries
from motcua.dossiers.models.conversation import Message, MessageFile
from motcua.dossiers.models.dossier import Dossier, SubmittedPaper
from motcua.dossiers.models.drafting import Mark, ResultDraft
from motcua.dossiers.models.lateness import Explanation
from motcua.dossiers.models.party import Party
from motcua.dossiers.models.rows import ClockRow, Decision, LateLetter, Opinion, Payment, Referral, StepRun, Supplement, Withdrawal

__all__ = [
    "Book",
    "ClockRow",
    "Decision",
    "Dossier",
    "Explanation",
    "GivenNumber",
    "LateLetter",
    "Mark",
    "Message",
    "MessageFile",
    "NumberSeries",
    "Opinion",
    "Party",
    "Payment",
    "Referral",
    "ResultDraft",
    "StepRun",
    "SubmittedPaper",
    "Supplement",
    "Withdrawal",
]
