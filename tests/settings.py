"""The settings of a test run: the development values, whatever `.env` says, with every file in a temporary place.

Set DATA_DIR to a folder of your own to keep the test database between runs (with pytest's --reuse-db).
"""

import atexit
import hashlib
import os
import shutil
import tempfile

os.environ["DEBUG"] = "1"
if "DATA_DIR" not in os.environ:
    # Workers of one run inherit the variable, so they share the folder; whoever made it removes it.
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="directory-tests-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['DATA_DIR']}/db.sqlite3")

from network.settings import *  # noqa: F403

if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # Two runs at once on one server do not meet: the name follows the folder, which each run has for itself.
    run = hashlib.sha256(os.environ["DATA_DIR"].encode()).hexdigest()[:8]
    DATABASES["default"]["TEST"] = {"NAME": f"test_{run}"}  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow on purpose elsewhere
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Tests switch the server on themselves, or a whole run does.
if os.environ.get("SEARCH_BY") != "elasticsearch":
    ELASTICSEARCH["address"] = ""  # noqa: F405
# Forms are filled in by programs here, and often; tests of these limits set them.
FORM_LEAST_SECONDS, FORM_POSTS = 0, 10_000
CACHES["shared"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"}  # noqa: F405
