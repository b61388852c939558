from django.apps import AppConfig
from django.db import transaction
from django.utils.module_loading import autodiscover_modules


class BaseConfig(AppConfig):
    name = "network.base"
    label = "base"
    verbose_name = "Kernel"

    def ready(self) -> None:
        """Wagtail publishes and unpublishes outside any transaction, from several doors; all end in these actions."""
        from wagtail.actions.publish_revision import PublishRevisionAction  # they need the models
        from wagtail.actions.unpublish import UnpublishAction

        from network.base import asked, departures, in_step, indexing, translations  # noqa: F401

        for action in (PublishRevisionAction, UnpublishAction):
            action.execute = transaction.atomic(action.execute)
        from network.base import mail  # noqa: F401  its handler needs the models

        autodiscover_modules("presenters", "deliveries", "jobs")
