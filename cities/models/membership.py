"""Who belongs to the Coalition, since when, and who says so: dated and sourced."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cities.models.city import City
from cities.models.history import KeepsHistory
from network.base.dates import FuzzyDateField
from network.base.models import Worded, Wording


class MembershipStatus(models.TextChoices):
    MEMBER = "member", _("member")
    CANDIDATE = "candidate", _("candidate")
    FORMER = "former", _("former member")
    PARTNER = "partner", _("partner city, not a member")
    UNCONFIRMED = "unconfirmed", _("membership not confirmed")


class MembershipEvidence(models.TextChoices):
    DIRECT = "direct", _("a source says so")
    INDIRECT = "indirect", _("a source suggests it")


class Membership(KeepsHistory, Worded):
    """The present state of a city. Only `member` counts and is shown as a member."""

    city = models.OneToOneField(City, models.CASCADE, related_name="membership", verbose_name=_("city"))
    status = models.CharField(_("status"), max_length=12, choices=MembershipStatus.choices)
    since = FuzzyDateField(_("since"), blank=True)
    until = FuzzyDateField(_("until"), blank=True)
    evidence = models.CharField(_("evidence"), max_length=8, choices=MembershipEvidence.choices, blank=True)
    evidence_url = models.URLField(_("source"), max_length=500, blank=True)
    evidence_note = models.TextField(_("what the source says"), blank=True, help_text=_("One sentence for the public."))

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("city__name",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until="") | models.Q(until__gte=Left("since", 4)),
                name="membership_ends_after_it_begins",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="member") | ~models.Q(evidence=""),
                name="a_member_has_evidence",
                violation_error_message=_("A member needs evidence: say which kind."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city}: {self.get_status_display()}"

    @property
    def state(self) -> str:
        """The status as of today: a membership that ended is a former one."""
        ended = self.status == MembershipStatus.MEMBER and self.until
        return MembershipStatus.FORMER.value if ended else self.status

    @property
    def is_member(self) -> bool:
        return self.status == MembershipStatus.MEMBER and not self.until


class MembershipWording(Wording):
    record = ParentalKey(Membership, on_delete=models.CASCADE, related_name="wordings")
    evidence_note = models.TextField(_("what the source says"))
