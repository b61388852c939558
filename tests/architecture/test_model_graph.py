"""Models point down too: a lower app never names a higher one, neither by string nor by what points back at it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

import pytest
from django.apps import apps
from django.db import models
from wagtail.models import Page

from tests.architecture import source

Model = type[models.Model]
OURS = [model for model in apps.get_models() if source.layer_of(model.__module__) is not None]
PAGES = [model for model in OURS if issubclass(model, Page)]
# How a string names a layer: by its package, or by its app's label.
HIGHER_NAMES = {"network.base": "base", "network.coalition": "coalition"}


def height(model: Model) -> int:
    """The layer of a model; of what is not ours, the ground on which all layers stand."""
    found = source.layer_of(model.__module__)
    return -1 if found is None else found


def relations(model: Model) -> Iterator[tuple[models.Field, Model]]:
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if field.related_model is not None:
            yield field, field.related_model


def upward_relations(found: list[Model]) -> list[str]:
    return [
        f"{field} → {target.__name__}"
        for model in found
        for field, target in relations(model)
        if height(target) > height(model)
    ]


def upward_page_types(found: list[type[Page]]) -> list[str]:
    """Of a parent–child pair of pages only the higher layer names the other."""
    pairs = [
        (model, named)
        for model in found
        for attribute in ("subpage_types", "parent_page_types")
        for named in model.__dict__.get(attribute) or []
    ]
    resolved = [(model, apps.get_model(named) if isinstance(named, str) else named) for model, named in pairs]
    return [f"{model.__name__} names {named.__name__}" for model, named in resolved if height(named) > height(model)]


def test_no_relation_points_up() -> None:
    assert len(OURS) > 5
    assert upward_relations(OURS) == []


def test_no_page_type_names_a_higher_one() -> None:
    assert PAGES
    assert upward_page_types(PAGES) == []


def test_an_upward_relation_or_page_type_would_be_found() -> None:
    class Higher(Page):
        __module__ = "network.coalition.models.pages"

        class Meta:
            app_label = "architecture"
            abstract = True

    class Lower(Page):
        __module__ = "cities.models.pages"
        subpage_types = (Higher,)

        class Meta:
            app_label = "architecture"
            abstract = True

    assert upward_page_types([Lower]) == ["Lower names Higher"]
    Higher.parent_page_types = (Lower,)
    assert upward_page_types([Higher]) == []


def accessors() -> dict[int, set[str]]:
    """By layer, the names under which higher layers point back at its models, unless something of its own has them."""
    own: dict[int, set[str]] = {}
    higher: dict[int, set[str]] = {}
    for model in OURS:
        for relation in model._meta.related_objects:
            name = relation.get_accessor_name()
            if name is None:
                continue
            is_own = height(relation.related_model) <= height(model)
            (own if is_own else higher).setdefault(height(model), set()).add(name)
        own.setdefault(height(model), set()).update(dir(model.__mro__[1]), (each.name for each in model._meta.fields))
    return {layer: names - own[layer] for layer, names in higher.items()}


def lookups(tree: ast.AST) -> Iterator[str]:
    """What a module reaches for by name: attributes, arguments of filters, paths of prefetches and orderings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg and "__" in node.arg:
            yield node.arg.split("__")[0]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"\w+__\w+", node.value):
            yield node.value.split("__")[0]


def strings(tree: ast.AST) -> Iterator[str]:
    yield from (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def named_higher(layer: int, tree: ast.AST, above: Mapping[int, set[str]]) -> list[str]:
    found = sorted(set(lookups(tree)) & above.get(layer, set()))
    for package in source.LAYERS[layer + 1 :]:
        label = HIGHER_NAMES.get(package, package)
        pattern = re.compile(rf"({re.escape(package)}\.[\w.]+|{label}\.[A-Z]\w*)")
        found += sorted(text for text in set(strings(tree)) if pattern.fullmatch(text))
    return found


@pytest.mark.parametrize("layer", range(len(source.LAYERS) - 1), ids=source.LAYERS[:-1])
def test_no_module_names_a_higher_app(layer: int) -> None:
    above = accessors()
    found = {
        str(path): named
        for _, path in source.modules(source.LAYERS[layer])
        if (named := named_higher(layer, source.tree(path), above))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("City.objects.filter(practices__live=True)", ["practices"]),
        ("city.practices.all()", ["practices"]),
        ("Prefetch('practices__page')", ["practices"]),
        ("ForeignKey('practices.Practice')", ["practices.Practice"]),
        ("import_module('network.coalition.seed')", ["network.coalition.seed"]),
        ("ForeignKey('base.Concept')", []),
        ("reverse('practices')", []),
        ("City.objects.filter(country='br')", []),
    ],
)
def test_a_higher_name_would_be_found(code: str, expected: list[str]) -> None:
    cities = source.LAYERS.index("cities")

    assert named_higher(cities, ast.parse(code), {cities: {"practices"}}) == expected


def test_something_points_back_at_lower_layers() -> None:
    """Else the guard above would watch nothing."""
    assert accessors().get(source.LAYERS.index("cities"))
