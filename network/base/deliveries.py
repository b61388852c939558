"""What the worker draws: pictures for other sites when a page is published, small copies of an uploaded image."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from network.base import social
from network.base.models import BasePage, CreditedImage
from network.base.outbox import enqueue, handles

PICTURE, COPIES = "picture for other sites", "copies of an image"
# What the admin shows of each image, and what pages show.
SPECS = ("max-165x165", "max-800x600", "fill-1200x630|format-png")


@receiver(page_published, dispatch_uid="base.draw_picture")
def draw_when_published(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, BasePage) and instance.alias_of_id is None:
        enqueue(PICTURE, f"page {instance.pk}", {"page": instance.pk})


@receiver(post_save, sender=CreditedImage, dispatch_uid="base.copy_image")
def copy_when_uploaded(sender: type, instance: CreditedImage, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        enqueue(COPIES, f"image {instance.pk}", {"image": instance.pk})


@handles(PICTURE, slow=True)
def draw_picture(payload: Mapping[str, Any]) -> None:
    """A page that is gone or private by now has none."""
    page = social.public_page(payload["page"])
    if page is not None:
        social.draw(page)


@handles(COPIES, slow=True)
def copy_image(payload: Mapping[str, Any]) -> None:
    image = CreditedImage.objects.filter(pk=payload["image"]).first()
    if image is not None:
        image.get_renditions(*SPECS)
