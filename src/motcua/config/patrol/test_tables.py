"""Who owns a table, what its fields may tell, and what hangs on what."""

import ast

import pytest
from django.apps import apps
from django.db import models

from motcua.config.patrol.source import DOMAIN, Module, called_in, dotted_in, imports, modules
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
    """A foreign key by its label, a model's name as a type or in `except` are fine; asking its manager or making one is not."""
    strangers = [m for m in modules() if m.room != home and not m.is_test and m.path not in READS_OF_OTHERS]
    assert [f"{module.path}: {name}" for module in strangers for name in touched(module, home)] == []


def touched(module, home):
    """Models of this room that the module asks or makes."""
    prefix = f"motcua.{home}.models"
    found = [name for _, name in imports(module.tree) if f"{name}.".startswith(f"{prefix}.")]
    names = {name.rpartition(".")[2] for name in found if name != prefix}
    asked = {name for name, attribute in dotted_in(module.tree) if attribute not in {"DoesNotExist", "MultipleObjectsReturned"}}
    return sorted(names & (asked | called_in(module.tree))) + [name for name in found if name == prefix]


def test_the_patrol_of_tables_sees_a_touch():
    told = Module("desk/x.py", ast.parse("from motcua.dossiers.models import Dossier, Party\nParty.objects.all()\nParty(1)"), 3)
    only_named = Module("desk/y.py", ast.parse("from motcua.dossiers.models import Dossier\ndef f(d: Dossier) -> Dossier: ..."), 2)
    assert (touched(told, "dossiers"), touched(only_named, "dossiers")) == (["Party"], [])
