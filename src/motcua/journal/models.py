from django.db import models
from django.db.models.fields.json import KT

from motcua.kernel.privacy import privacy


class TransactionId(models.Field):
    """PostgreSQL's xid8: which transaction wrote the row. Set by the database alone."""

    def db_type(self, connection: object) -> str:
        return "xid8"

    def from_db_value(self, value: object, expression: object, connection: object) -> int | None:
        return None if value is None else int(str(value))


class TransactionNow(models.Func):
    function = "pg_current_xact_id"
    template = "%(function)s()"


class Event(models.Model):
    """One thing that happened. Appended, never changed (a trigger sees to it)."""

    PRIVACY = privacy(
        open="seq kind happened_at recorded_at transaction before hash", office="subject actor_id actor_name data"
    )

    # "dossier:0198…": no foreign key, so the trail outlives its subject; in the order of its bytes, so that a range of them is one.
    subject = models.TextField(db_collation="C")
    seq = models.PositiveIntegerField()
    kind = models.TextField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_id = models.TextField()
    actor_name = models.TextField()
    data = models.JSONField(default=dict)
    before = models.BinaryField()  # hash of the event before; empty for the first
    hash = models.BinaryField()
    transaction = TransactionId(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "seq"], name="event_seq_once"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="event_seq_from_one"),
            models.CheckConstraint(
                condition=models.Q(recorded_at__gte=models.F("happened_at")), name="event_recorded_after_it_happened"
            ),
        ]
        indexes = [
            # A reader's cursor goes by transaction: ids commit out of order.
            models.Index(fields=["transaction", "id"], name="event_reading_order"),
            # A register asks what of one kind happened in one unit in a time.
            models.Index("kind", KT("data__unit"), "happened_at", name="event_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.seq} {self.kind}"


class Cursor(models.Model):
    """How far one reader of the journal has come."""

    PRIVACY = privacy(office="reader transaction event")

    reader = models.TextField(primary_key=True)
    transaction = models.BigIntegerField(default=0)
    event = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader} at {self.transaction}/{self.event}"
