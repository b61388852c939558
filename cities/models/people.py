"""People of a city: its stewards, who work in the admin, and private contacts. Never shown, never in a revision.

Their texts name no person: Wagtail's log keeps them after the row is gone.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from cities.models.city import City


class Steward(models.Model):
    """A member of staff who keeps the city's profile and practices."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="stewardships", verbose_name=_("user")
    )
    city = models.ForeignKey(City, models.CASCADE, related_name="stewards", verbose_name=_("city"))
    since = models.DateField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("steward")
        verbose_name_plural = _("stewards")
        ordering = ("city__name", "pk")
        constraints = [models.UniqueConstraint(fields=("user", "city"), name="unique_steward")]

    def __str__(self) -> str:
        return say("steward of %(city)s (account %(account)s)") % {"city": self.city, "account": self.user_id}


class Workspace(models.Model):
    """Where the stewards of a city work: the group that holds their rights, and the collection of their files."""

    city = models.OneToOneField(City, models.CASCADE, related_name="workspace", verbose_name=_("city"))
    group = models.OneToOneField(Group, models.CASCADE, related_name="+", verbose_name=_("group"))
    collection = models.OneToOneField(Collection, models.CASCADE, related_name="+", verbose_name=_("collection"))

    class Meta:
        verbose_name = _("workspace of a city")
        verbose_name_plural = _("workspaces of cities")
        ordering = ("city__name",)

    def __str__(self) -> str:
        return str(self.group)


class FocalPoint(models.Model):
    """A private contact of a city; two or more are wished, so that one may be away."""

    city = models.ForeignKey(City, models.CASCADE, related_name="focal_points", verbose_name=_("city"))
    name = models.CharField(_("name"), max_length=200)
    office = models.CharField(_("office"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    languages = models.CharField(_("languages"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        ordering = ("city__name", "name")

    def __str__(self) -> str:
        return say("focal point of %(city)s (%(number)s)") % {"city": self.city, "number": self.pk}
