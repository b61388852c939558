"""What every page of ours has in common: a summary, a picture, an address in the visitor's language."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from network.base.addresses import localized_address
from network.base.context import frame_of
from network.base.presenters import presented


class BasePage(Page):
    summary = models.CharField(
        _("summary"), max_length=200, blank=True, help_text=_("One sentence. Lists, search engines and cards show it.")
    )
    image = models.ForeignKey(
        "base.CreditedImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )

    # The trees of all languages have equal slugs; only the source renames itself.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    # Foreign keys read together with the page when it is looked up by its address.
    joined: ClassVar[tuple[str, ...]] = ()
    # The key of the public search's registry, where the page is an entry of its own.
    search_kind: ClassVar[str | None] = "page"
    # Whether an entry is told by its pages only: a page's translations are deleted and unpublished with it.
    entry_ends_with_page: ClassVar[bool] = False

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("image")],
            heading=_("For search engines and links"),
        )
    ]

    class Meta:
        abstract = True

    def get_url(self, request: Any = None, current_site: Any = None) -> str | None:
        """The address under the visitor's language, in which an untranslated page is served too; no query."""
        language = getattr(request, "visitor_language", None)
        if language is None:
            return super().get_url(request, current_site)
        return localized_address(self.url_path, language)

    url = property(get_url)  # Wagtail's property is bound to its own function

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """None without a query where the look-up by address has already seen that there are none."""
        if self.__dict__.get("restricted") is False:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the frame needs to know of the page, and what its presenter adds."""
        context = super().get_context(request, *args, **kwargs)
        return context | frame_of(self, request) | presented(self, request)

    @property
    def is_source(self) -> bool:
        """Whether the other languages are translated from this page: the first of them all. One query."""
        first = Page.objects.filter(translation_key=self.translation_key, alias_of=None).order_by("pk")
        return first.values_list("pk", flat=True).first() in (None, self.pk)

    def with_content_json(self, content: Any) -> Any:
        """Only the source page may rename itself: an old revision of a translation brings no old address back."""
        page = super().with_content_json(content)
        if not self.is_source:
            page.slug, page.url_path = self.slug, self.url_path
        return page

    @property
    def description(self) -> str:
        """What search engines and previews of links show."""
        return self.search_description or self.summary
