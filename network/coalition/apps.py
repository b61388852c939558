from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoalitionConfig(AppConfig):
    name = "network.coalition"
    label = "coalition"
    verbose_name = "Coalition"

    def ready(self) -> None:
        from network.coalition import checks, figures, footer, in_step  # noqa: F401  they need the models
        from network.coalition.answering import event_sections  # noqa: F401
        from network.coalition.events import joining as of_events  # noqa: F401
        from network.coalition.missions import joining as of_missions  # noqa: F401
        from network.coalition.publications import joining  # noqa: F401

        post_migrate.connect(plant_trees, sender=self)


def plant_trees(using: str, **_: Any) -> None:
    """Every database has its trees once all migrations have run; one that was emptied gets them back."""
    from django.contrib.auth.models import Permission  # needs the apps
    from django.contrib.contenttypes.models import ContentType
    from django.db import connections, transaction
    from wagtail.models import Collection
    from wagtail_localize.models import Translation

    from network.coalition.seed.memory import Memory
    from network.coalition.seed.trees import plant

    if "coalition_seedrow" not in connections[using].introspection.table_names():
        return
    ContentType.objects.clear_cache()  # after a flush it remembers rows that are gone
    with transaction.atomic(using=using):
        Permission.objects.get_or_create(  # wagtail-localize makes it in a migration
            codename="submit_translation",
            content_type=ContentType.objects.get_for_model(Translation),
            defaults={"name": "Can submit translations"},
        )
        if Collection.get_first_root_node() is None:
            Collection.add_root(instance=Collection(name="Root"))
        memory = Memory()
        plant(memory)
        memory.save()
