"""Addresses without a language; the composition root includes them beside the others."""

from django.urls import path, re_path

from network.coalition import views
from network.coalition.vocabularies import views as vocabularies

urlpatterns = [
    path("robots.txt", views.robots_txt, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    re_path(r"^sitemap-(?P<name>[a-z-]{2,12}(?:-[0-9]{1,6})?)\.xml$", views.sitemap_file, name="sitemap_file"),
    re_path(r"^id/(?P<kind>[a-z-]{1,30})/(?P<number>[0-9]{1,30})/?$", views.permalink, name="permalink"),
    path("vocabularies/<slug:scheme>.csv", vocabularies.scheme_csv, name="scheme_csv"),
    path("vocabularies/<slug:scheme>.jsonld", vocabularies.scheme_jsonld, name="scheme_jsonld"),
]
