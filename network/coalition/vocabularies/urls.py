"""Addresses below the language: the page that leads to the vocabularies."""

from django.urls import path

from network.coalition.vocabularies import listing

urlpatterns = [path(listing.PATH, listing.vocabularies, name="vocabularies")]
