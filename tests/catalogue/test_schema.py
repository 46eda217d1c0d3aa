"""The JSON Schemas are valid, and judge files as the loader does."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.schema import file_schema, type_schema
from tourlink.catalogue.source import read_yaml
from tourlink.plan import PlanDocument
from tourlink.request import Request

SMALL = Path(__file__).parents[1] / "data" / "small"


def values(file: str) -> Any:
    """Return what a file of the small catalogue says."""
    document = read_yaml((SMALL / file).read_bytes(), file)
    assert document.root is not None
    return document.root.value


@pytest.mark.parametrize("file", FILES)
def test_files_of_the_small_catalogue_are_valid(file: str) -> None:
    """An editor that knows the schema marks nothing in a good file."""
    schema = file_schema(file)
    Draft202012Validator.check_schema(schema)

    assert list(schema)[:3] == ["$schema", "$id", "title"]
    assert list(Draft202012Validator(schema).iter_errors(values(file))) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "Ha Noi"),
        ("kind", "citty"),
        ("quality", 6),
        ("quality", "5"),
        ("visit_min", 2.5),
        ("themes", {"x": 3}),
        ("opening", "allways"),
        ("best_months", [13]),
        ("unknown", 1),
        ("sources", [{"source": "guide", "as_of": "soon", "confidence": "high"}]),
        ("sources", []),
        ("position", {"lat": 121, "lon": 105, "confidence": "low", "source": "x"}),
    ],
)
def test_schema_refuses_what_the_loader_refuses(key: str, value: object) -> None:
    """A mistake shows while it is written."""
    file = values("destinations.yaml")
    file["destinations"][0][key] = value

    assert not Draft202012Validator(file_schema("destinations.yaml")).is_valid(file)


def test_other_types_have_schemas() -> None:
    """The plan document and the request."""
    for kind, name in ((PlanDocument, "plan"), (Request, "request")):
        schema = type_schema(kind, name, f"A {name}")
        Draft202012Validator.check_schema(schema)

        assert schema["$id"] == f"urn:tourlink:schema:{name}:1"
        assert schema["title"] == f"A {name}"
