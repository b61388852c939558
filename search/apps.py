from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Every app says in its own `searchables` module what of it can be found."""
        from search import pins  # noqa: F401  its receivers need the models

        autodiscover_modules("searchables")
