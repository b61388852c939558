"""Our own image and document models: each says what it shows, whose work it is and under which licence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class Credited(models.Model):
    """Whose work a file is; blank means not stated."""

    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made it, as they want it said.")
    )
    licence = models.CharField(_("licence"), max_length=100, blank=True, help_text=_("For example CC BY 4.0."))

    class Meta:
        abstract = True


class CreditedImage(Credited, AbstractImage):
    """Wagtail's `description` is the alternative text of the picture."""

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def __str__(self) -> str:
        return self.title


class Rendition(AbstractRendition):
    image = models.ForeignKey(CreditedImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition")
        ]


class CreditedDocument(Credited, AbstractDocument):
    """Private until a live page uses it (see `network.base.documents`)."""

    admin_form_fields = (*WagtailDocument.admin_form_fields, "credit", "licence")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title
