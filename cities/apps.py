from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from network.base.navigation import register_navigation

SECOND_ENTRY = 20  # of the header


class CitiesConfig(AppConfig):
    name = "cities"
    verbose_name = _("Cities")

    def ready(self) -> None:
        from cities import in_step, receivers  # noqa: F401  they need the models
        from network.base.addresses import address_of

        register_navigation(_("Cities"), lambda language: address_of("cities/", language), SECOND_ENTRY)
