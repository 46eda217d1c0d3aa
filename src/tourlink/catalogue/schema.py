"""
What the YAML may say: records checked by pydantic, and published as JSON Schema.

The only module of the catalogue that imports pydantic; a catalogue from the cache
does not import it.
"""

from functools import cache
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import (  # noqa: TID253  # this module is imported late
    ConfigDict,
    TypeAdapter,
    ValidationError,
    create_model,
)

from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.messages import explain
from tourlink.catalogue.source import Node, read_yaml
from tourlink.errors import Problem

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def _adapter(record: type) -> TypeAdapter[Any]:
    return TypeAdapter(record)


def read_record(node: Node, record: type, label: str) -> tuple[Any, list[Problem]]:
    """Return the record that `node` describes (None if it does not), and why not."""
    try:
        return _adapter(record).validate_python(node.value), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, explain(record, errors, node, label)


class Read(NamedTuple):
    """What a file of one record says: the record, if it is one, and what is wrong."""

    record: Any
    root: Node | None
    problems: list[Problem]


def read_file(data: bytes, file: str, record: type, label: str) -> Read:
    """Return the record that a YAML file describes; `file` is how places name it."""
    document = read_yaml(data, file)
    if document.root is None:
        return Read(None, None, document.problems)
    found, wrong = read_record(document.root, record, label)
    return Read(found, document.root, [*document.problems, *wrong])


def file_schema(file: str) -> dict[str, Any]:
    """Return the JSON Schema of one file of a catalogue folder."""
    lists = FILES[file]
    # A file of one list without it would say nothing; programmes may lack some.
    default = ... if len(lists) == 1 else ()
    fields: dict[str, Any] = {
        key: (tuple[record, ...], default)  # type: ignore[valid-type]
        for key, record in lists.items()
    }
    stem = PurePath(file).stem
    model = create_model(stem, __config__=ConfigDict(extra="forbid"), **fields)
    title = f"{stem.capitalize()} of a tourlink catalogue"
    return titled(model.model_json_schema(by_alias=True), stem, title)


def type_schema(kind: Any, name: str, title: str) -> dict[str, Any]:
    """Return the JSON Schema of any other type, such as a request or a plan."""
    return titled(TypeAdapter(kind).json_schema(by_alias=True), name, title)


def titled(schema: dict[str, Any], name: str, title: str) -> dict[str, Any]:
    """Return `schema` with its dialect, identity and title first."""
    head = {"$schema": DIALECT, "$id": f"urn:tourlink:schema:{name}:1", "title": title}
    return head | {key: value for key, value in schema.items() if key not in head}
