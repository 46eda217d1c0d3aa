"""Whatever pydantic may find is said in plain words, at its place."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.messages import explain
from tourlink.catalogue.schema import read_record
from tourlink.catalogue.source import read_yaml


@dataclass(frozen=True, kw_only=True)
class _Thing:
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    word: Literal["a", "b"] = "a"
    when: tuple[complex, ...] = ()


def said(text: str) -> list[tuple[str, str | None]]:
    """Return the messages and hints about a thing."""
    root = read_yaml(text.encode(), "f.yaml").root
    assert root is not None
    try:
        TypeAdapter(_Thing).validate_python(root.value)
    except ValidationError as error:
        found = explain(_Thing, error.errors(), root, "thing")
        return [(problem.message, problem.hint) for problem in found]
    return []


def test_kinds_of_errors_without_words_of_ours_keep_pydantics() -> None:
    """A new constraint is reported before somebody words it."""
    ((message, _),) = said("when: [x]")

    assert message.startswith("thing: when[0]: input should be a valid")


def test_values_are_shown_short() -> None:
    """A page of text helps nobody to find its place."""
    ((message, hint),) = said(f"word: {'x' * 200}")

    assert len(message) < 100
    assert hint == "one of: a, b"


def test_what_a_value_is() -> None:
    """Lists and maps are not printed, nothing is nothing."""
    assert said("word: [a]")[0][0] == "thing: word: a list is not allowed here"
    assert said("word: {a: b}")[0][0] == "thing: word: a map is not allowed here"
    assert said("word:")[0][0] == "thing: word: nothing is not allowed here"
    assert said("word: true")[0][0] == "thing: word: true is not allowed here"
    assert said("word: false")[0][0] == "thing: word: false is not allowed here"


SCALARS = st.sampled_from(
    ["x", "", "12:30", "2025", 7, -1, 2.5, True, None, "always", "hanoi", "road"]
)
KEYS = st.sampled_from(
    sorted(
        {
            name.rstrip("_")
            for kinds in FILES.values()
            for record in kinds.values()
            for name in record.__dataclass_fields__  # type: ignore[attr-defined]
        }
        | {"hours", "lat", "lon", "vi", "en", "source", "departures", "nonsense"}
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda parts: (
        st.lists(parts, max_size=2) | st.dictionaries(KEYS, parts, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_value_breaks_the_messages(value: dict[str, Any]) -> None:
    """Any nonsense gives a record or at least one problem, all with places."""
    import json

    root = read_yaml(json.dumps(value).encode(), "f.yaml").root
    assert root is not None
    for kinds in FILES.values():
        for record in kinds.values():
            found, problems = read_record(root, record, "it")

            assert (found is None) == bool(problems)
            assert all(problem.place for problem in problems)
            assert all(problem.message.startswith("it: ") for problem in problems)
