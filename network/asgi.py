"""The ASGI entry point for a production server."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
application = get_asgi_application()

from search import delivery  # noqa: E402  it needs the apps, which the line above makes ready

delivery.tell_fault()
