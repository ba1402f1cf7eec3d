"""Who owns a table, what its fields may tell, and what hangs on what."""

import pytest
from django.apps import apps
from django.db import models

from motcua.config.patrol.source import DOMAIN, imports, modules
from motcua.kernel import privacy

OURS = [model for model in apps.get_models() if model.__module__.startswith("motcua.")]
CLASSES = {privacy.OPEN, privacy.OFFICE, privacy.PERSONAL, privacy.SECRET}
# module: why it may touch a table of another room. Commands and queries are the way in.
READS_OF_OTHERS: dict[str, str] = {}


def room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_field_has_a_privacy_class(model):
    fields = {field.name for field in model._meta.concrete_fields} - {"id"}
    classes = vars(model).get("PRIVACY", {})
    named = set(classes) - {"id"}
    assert (fields - named, named - fields) == (set(), set())
    assert set(classes.values()) <= CLASSES


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_what_another_room_keeps_can_not_be_pulled_away(model):
    crossing = [f for f in model._meta.concrete_fields if f.is_relation and room(f.related_model) != room(model)]
    assert [f.name for f in crossing if f.remote_field.on_delete is not models.PROTECT] == []


@pytest.mark.parametrize("home", [name for name in DOMAIN if name != "kernel"])
def test_only_a_room_touches_its_tables(home):
    """Foreign keys by their label and names for the type checker are fine; a running line is not."""
    found = [
        f"{module.path}:{line} imports {name}"
        for module in modules()
        if module.room != home and not module.is_test and module.path not in READS_OF_OTHERS
        for line, name in imports(module.tree)
        if name.split(".")[:3] == ["motcua", home, "models"]
    ]
    assert found == []

