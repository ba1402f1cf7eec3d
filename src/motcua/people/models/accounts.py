from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.people.models.units import ENDS_AFTER_START, ENDS_TOO_SOON, PERIOD, Unit
from motcua.people.rules import AccountKind, Duty


class Accounts(BaseUserManager["Account"]):
    """Finds an account by its login name, as Django's sign-in asks for."""


class Account(AbstractBaseUser):
    """A person who signs in, or a system that acts. Rights come from posts alone."""

    username = models.TextField(unique=True)
    full_name = models.TextField()
    email = models.EmailField(null=True)
    phone = models.TextField(null=True)
    personal_number = models.TextField(null=True)
    kind = models.TextField()
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["full_name", "kind"]

    objects = Accounts()

    PRIVACY = privacy(
        office="username full_name kind is_active last_login",
        personal="email phone personal_number",
        secret="password",  # noqa: S106 - the name of the field
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="account_kind_known",
                condition=Q(kind__in=[kind.value for kind in AccountKind]),
                violation_error_message="Tài khoản phải là của cán bộ, công dân hoặc hệ thống.",
            ),
            models.UniqueConstraint(
                name="account_one_per_citizen",
                fields=["personal_number"],
                condition=Q(kind=AccountKind.CITIZEN.value, personal_number__isnull=False),
                violation_error_message="Số định danh này đã có tài khoản.",
            ),
            models.UniqueConstraint(
                name="account_one_per_official",
                fields=["personal_number"],
                condition=Q(kind=AccountKind.STAFF.value, personal_number__isnull=False),
                violation_error_message="Số định danh này đã có tài khoản cán bộ.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def subject(self) -> str:
        return f"account:{self.pk}"


class Post(models.Model):
    """A person bears a duty in a unit for a time."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    duty = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    PRIVACY = privacy(open="account unit duty valid_from valid_to")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="post_duty_known",
                condition=Q(duty__in=[duty.value for duty in Duty]),
                violation_error_message="Nhiệm vụ không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="post_ends_after_start",
                condition=Q(valid_to=None) | ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
            ExclusionConstraint(
                name="post_once_a_day",
                expressions=[("account", "="), ("unit", "="), ("duty", "="), (PERIOD, "&&")],
                violation_error_message="Người này đã giữ nhiệm vụ này tại đơn vị trong thời gian đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.duty} @ {self.unit_id}"


class Delegation(models.Model):
    """Somebody else bears a post for a time, by a written decision. The holder keeps it too."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Account, models.PROTECT, related_name="delegations")
    valid_from = models.DateField()
    valid_to = models.DateField()
    decision = models.TextField()

    PRIVACY = privacy(open="post delegate valid_from valid_to decision")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="delegation_ends_after_start",
                condition=ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
            models.CheckConstraint(
                name="delegation_by_decision",
                condition=~Q(decision=""),
                violation_error_message="Ủy quyền phải có văn bản.",
            ),
            ExclusionConstraint(
                name="delegation_once_a_day",
                expressions=[("post", "="), ("delegate", "="), (PERIOD, "&&")],
                violation_error_message="Người này đã được ủy quyền trong thời gian đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} → {self.delegate_id} ({self.valid_from} – {self.valid_to})"


class Absence(models.Model):
    """A person is away; whoever assigns work sees it, nothing is taken away."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="absences")
    valid_from = models.DateField()
    valid_to = models.DateField()
    reason = models.TextField()

    PRIVACY = privacy(office="account valid_from valid_to", personal="reason")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="absence_ends_after_start",
                condition=ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
            ExclusionConstraint(
                name="absence_once_a_day",
                expressions=[("account", "="), (PERIOD, "&&")],
                violation_error_message="Thời gian vắng mặt này đã được ghi nhận.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.valid_from} – {self.valid_to}"
