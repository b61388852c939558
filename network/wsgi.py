"""The WSGI entry point for a production server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
application = get_wsgi_application()

from search import delivery  # noqa: E402  it needs the apps, which the line above makes ready

delivery.tell_fault()

# Python looks through everything only when a quarter has come on top of all there was. What is loaded now stays for
# good: without it that quarter is small, and what requests leave behind is found soon.
gc.collect()
gc.freeze()
