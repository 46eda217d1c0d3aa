"""
Markers: what a value must be, beyond its type.

They stand in `Annotated` types of plain dataclasses and are read by pydantic where
bytes come in; nothing here imports pydantic before that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar


class Record:
    """What records read from files share: unknown keys are errors."""

    __pydantic_config__: ClassVar[Any] = {
        "extra": "forbid",
        "use_attribute_docstrings": True,
    }


@dataclass(frozen=True)
class Check:
    """
    Run `check` on a value, before or after its type is looked at.

    `pattern` and `or_number` say in JSON Schema what the check looks for, so that
    editors which know the schema judge a file as the loader does.
    """

    check: Callable[[Any], Any]
    before: bool = False
    pattern: str = ""
    or_number: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415  # only when it is there

        inner = handler(source)
        if self.before:
            return core_schema.no_info_before_validator_function(self.check, inner)
        return core_schema.no_info_after_validator_function(self.check, inner)

    def __get_pydantic_json_schema__(self, source: Any, handler: Any) -> Any:
        schema = handler(source)
        if self.pattern:
            schema = {**schema, "pattern": f"^({self.pattern})$"}
        return {**schema, "type": ["string", "integer"]} if self.or_number else schema


@dataclass(frozen=True)
class Between:
    """A number proper (no text, no boolean) within limits, both included."""

    least: float
    most: float | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = {**handler(source), "ge": self.least, "strict": True}
        return schema if self.most is None else {**schema, "le": self.most}


@dataclass(frozen=True)
class NotEmpty:
    """A list or text with something in it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "min_length": 1}
