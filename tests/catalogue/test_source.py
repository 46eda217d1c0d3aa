"""YAML is read safely, by the rules of YAML 1.2, and every value has its place."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink.catalogue.codes import Code
from tourlink.catalogue.source import MOST_DEPTH, Node, dotted, read_yaml
from tourlink.errors import Place, Problem


def read(text: str | bytes) -> Node:
    """Return the root of a text that has nothing wrong."""
    data = text.encode() if isinstance(text, str) else text
    document = read_yaml(data, "f.yaml")
    assert document.problems == []
    assert document.root is not None
    return document.root


def problems(text: str | bytes) -> list[Problem]:
    """Return what is wrong with a text."""
    data = text.encode() if isinstance(text, str) else text
    return read_yaml(data, "f.yaml").problems


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12:30", "12:30"),
        ("09:30", "09:30"),
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("True", True),
        ("false", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        ("-7", -7),
        ("+12", 12),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("2025", 2025),
        ("2025-11", "2025-11"),
        ("2025-11-03", "2025-11-03"),
        ("=", "="),
        ("'12'", "12"),
        ('"true"', "true"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_plain_values_follow_the_core_schema(text: str, value: object) -> None:
    """What YAML 1.1 reads as sixtieths, truths or dates stays text."""
    assert read(f"a: {text}").value == {"a": value}


def test_not_a_number_is_a_number() -> None:
    """Such a value is for the schema to refuse."""
    assert math.isnan(read("a: .nan").value["a"])


@pytest.mark.parametrize("key", ["12", "true", "NO", "null", "1.5", "<<"])
def test_keys_are_words(key: str) -> None:
    """A key that looks like a number is the same key as in quotes."""
    assert read(f"{key}: 1").value == {key: 1}


def test_values_and_keys_have_places() -> None:
    """Lines and columns count from 1, in characters."""
    root = read("đ: x\nlist:\n  - {b: [1, 22]}\n")

    assert root.keys["list"] == Place("f.yaml", 2, 1)
    assert root.at(("đ",)).place == Place("f.yaml", 1, 4)
    assert root.at(("list", 0, "b", 1)).place == Place("f.yaml", 3, 13)
    assert root.at(("list", 0, "c", "d")) is root.at(("list", 0))


def test_windows_files_are_read() -> None:
    """A byte order mark and their line ends are no part of the text."""
    assert read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").value == {"a": 1, "b": 2}


def test_duplicate_key_names_both_places() -> None:
    """The first value is kept, so that the rest can be checked."""
    document = read_yaml(b"a: 1\nb: 2\na: 3\n", "f.yaml")

    assert document.problems == [
        Problem(
            "key 'a' stands here twice",
            Place("f.yaml", 3, 1),
            "first at f.yaml:1:1; delete one of them",
            code=Code.DUPLICATE_KEY,
        )
    ]
    assert document.root is not None
    assert document.root.value == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: &x [1]\nb: *x", "aliases are not allowed", 2, 4),
        ("a: 1\n*x : 2", "aliases are not allowed", 2, 1),
        ("a: !!python/object:os.system x", "tag tag:yaml.org", 1, 4),
        ("a: !x {}", "tag !x is not allowed", 1, 4),
        ("a: 1\n---\nb: 2", "a second document begins", 2, 1),
        ("? [1, 2]\n: 3", "a key must be text", 1, 3),
        ("a: [1, 2\n", "not YAML", 2, 1),
        ("a: b: c", "not YAML", 1, 5),
        ("a:\n\t- 1", "not YAML", 2, 1),
        ("", "the file says nothing", 1, 1),
        ("# only a comment", "the file says nothing", 1, 1),
        ("a: 1\nb: \0", "control character U+0000", 2, 4),
        (b"a: 1\nb: x\xe9", "not UTF-8: byte 0xe9", 2, 5),
        ("a: 1".encode("utf-16"), "not UTF-8", 1, 1),
        ("[" * 10_000, f"nested deeper than {MOST_DEPTH} levels", 1, MOST_DEPTH + 1),
    ],
)
def test_what_is_refused_has_a_place(
    text: str | bytes, message: str, line: int, column: int
) -> None:
    """Nothing that cannot be read goes without file, line and column."""
    (problem,) = problems(text)

    assert problem.message.startswith(message)
    assert problem.place == Place("f.yaml", line, column)


def test_a_bomb_of_aliases_is_not_expanded() -> None:
    """Nine levels of nine aliases would be a billion values."""
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for level in range(1, 10):
        links = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(f"a{level}: &a{level} [{links}]")

    assert len(problems("\n".join(lines))) == 81


def test_all_problems_before_a_syntax_error_are_kept() -> None:
    """One mistake does not hide the others."""
    found = problems("a: 1\na: 2\nb: [")

    assert [problem.message.split()[0] for problem in found] == ["key", "not"]


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a", 0, "b"), "a[0].b"), ((1, "c"), "[1].c")],
)
def test_dotted(path: tuple[str | int, ...], text: str) -> None:
    """A path is shown as programmers write it."""
    assert dotted(path) == text


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Whatever a file holds, the answer is values or problems with places."""
    document = read_yaml(data, "f.yaml")

    assert document.root is not None or document.problems
    assert all(problem.place for problem in document.problems)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9999, 9999)
    | st.text("aé:0- ", max_size=5),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(st.text("abé", min_size=1, max_size=3), parts, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON)
def test_json_is_yaml(value: Any) -> None:
    """YAML 1.2 reads JSON as JSON."""
    import json

    assert read(json.dumps({"a": value}, ensure_ascii=False)).value == {"a": value}
