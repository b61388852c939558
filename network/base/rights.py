"""Who may do what with pages, files, vocabularies and the admin itself."""

from __future__ import annotations

from network.base.permissions import Right, Role

STAFF = frozenset({Role.STAFF, Role.EDITOR, Role.COORDINATOR})
EDITORS = frozenset({Role.EDITOR, Role.COORDINATOR})

# Codes of missions and principles are fixed: their words change, none is added.
FIXED = ("mission", "principle")
GROWING = ("concept", "theme", "practicetype", "targetgroup", "technology", "glossaryentry")

RIGHTS: tuple[Right, ...] = (
    Right("wagtailadmin.access_admin", STAFF),
    *(Right(f"wagtailcore.{action}_page", STAFF) for action in ("add", "change")),
    *(Right(f"wagtailcore.{action}_page", EDITORS) for action in ("publish", "lock", "unlock", "bulk_delete")),
    *(Right(f"wagtailimages.{action}_image", STAFF) for action in ("add", "change", "choose")),
    *(Right(f"wagtaildocs.{action}_document", STAFF) for action in ("add", "change", "choose")),
    *(Right(f"wagtailredirects.{action}_redirect", EDITORS) for action in ("add", "change", "delete")),
    *(Right(f"base.change_{model}", EDITORS) for model in (*FIXED, *GROWING)),
    *(Right(f"base.add_{model}", EDITORS) for model in GROWING),
    Right("base.delete_glossaryentry", EDITORS),
    *(Right(f"search.{action}_pin", EDITORS) for action in ("view", "add", "change", "delete")),
    *(Right(f"search.view_{model}", EDITORS) for model in ("askedwords", "searchdocument")),
    Right("base.change_machinetranslation", EDITORS),
    Right("wagtail_localize.submit_translation", EDITORS),
)
