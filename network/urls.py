"""The composition root of all addresses."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from network.base import views
from search.urls import list_patterns

handler400 = "network.base.errors.bad_request"
handler403 = "network.base.errors.permission_denied"
handler404 = "network.base.errors.not_found"
handler500 = "network.base.errors.server_error"

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.alive),
    path("readyz", views.ready),
    path("social/<int:number>.png", views.social_picture, name="social_picture"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("network.coalition.urls")),
    *static(settings.MEDIA_URL, views.uploaded, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("", include("search.urls")),
        path("", include("cities.urls")),
        *list_patterns("practices", "practice"),
        path("", include("practices.urls")),
        path("", include("network.coalition.answering.urls")),
        path("", include("network.coalition.events.urls")),
        path("", include("network.coalition.publications.urls")),
        path("", include("network.coalition.vocabularies.urls")),
        *wagtail_urls.urlpatterns[:-1],  # forms of private pages; the last serves pages, as ours does in its place
        re_path(serve_pattern, views.serve, name="wagtail_serve"),
    ),
    re_path(r"^(?P<path>.*)$", views.nothing_here),
]
