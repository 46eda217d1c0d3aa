"""The registry of formats."""

import subprocess
import sys

import pytest

from tourlink.errors import MissingExtraError
from tourlink.export import FORMATS, Format, FormatName, View
from tourlink.plan import PlanDocument


def test_every_format_is_registered(lai_chau: PlanDocument) -> None:
    """Each name renders: to text that ends with a newline, or to bytes."""
    assert set(FORMATS) == set(FormatName)
    for name, it in FORMATS.items():
        made = it.render(lai_chau, View())
        assert isinstance(made, bytes) == it.binary, name
        assert isinstance(made, bytes) or made.endswith("\n"), name


def test_missing_extra(lai_chau: PlanDocument) -> None:
    """The hint says what to install."""
    absent = Format(".nil", "tourlink_has_no_such_module", extra="nil")
    with pytest.raises(MissingExtraError) as caught:
        absent.render(lai_chau, View())
    assert caught.value.hint == "pip install 'tourlink[nil]'"


def test_missing_module_without_an_extra_is_a_bug(lai_chau: PlanDocument) -> None:
    """Then nothing that the user installs would help."""
    with pytest.raises(ModuleNotFoundError):
        Format(".nil", "tourlink_has_no_such_module").render(lai_chau, View())


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("tourlink.export", ["rich", "tourlink.plan", "tourlink.export.to_json"]),
        ("tourlink.export.to_json", ["rich", "pydantic", "tourlink.export.to_text"]),
        (
            "tourlink.export.to_text",
            ["rich.table", "rich.markdown", "rich.syntax", "rich.progress", "pydantic"],
        ),
    ],
)
def test_imports_are_few(module: str, absent: list[str]) -> None:
    """A format does not load what it does not need."""
    code = f"import sys, {module}; sys.exit(any(m in sys.modules for m in {absent!r}))"
    path = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"]
    subprocess.run(path, check=True)
