from importlib import import_module

from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "practices"
    verbose_name = "Practices"

    def ready(self) -> None:
        """Joins what stands above the models to them: receivers, and the editor with its form."""
        for name in ("receivers", "receivers_around", "joining"):
            import_module(f"{self.name}.{name}")
