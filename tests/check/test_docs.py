"""docs/rules.md says what the rules say."""

import os
import subprocess
import sys
from pathlib import Path

from tourlink.check.docs import page
from tourlink.check.explanation import read_explanation
from tourlink.check.registry import ALL

ROOT = Path(__file__).parents[2]


def test_the_page_is_current() -> None:
    """Renew it with `python -m tourlink.check.docs > docs/rules.md`."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page()


def test_the_module_writes_the_page() -> None:
    """In UTF-8 with Unix line ends, whatever the terminal is."""
    run = subprocess.run(
        [sys.executable, "-m", "tourlink.check.docs"],
        check=True,
        capture_output=True,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONIOENCODING": "ascii",
        },
    )

    assert run.stdout == page().encode()


def test_every_rule_has_its_section() -> None:
    """With what the table says."""
    text = page()

    for rule in ALL:
        assert f"\n### {rule.code} {rule.slug}\n" in text
        assert f"(#{rule.code.lower()}-{rule.slug}) | {rule.slug} | " in text


def test_an_explanation_is_taken_apart() -> None:
    """The first paragraph is the title; examples may be several."""
    said = read_explanation(
        """
        The title
        of two lines.

        Why it matters.

        - a list
        - of two

        Bad:
            a: 1

            b: 2

        Bad:
            c: [
              3]

        Good:
            d: 4
        """
    )

    assert said.title == "The title of two lines."
    assert said.paragraphs == ("Why it matters.", "- a list\n- of two")
    assert said.bad == ("a: 1\n\nb: 2\n", "c: [\n  3]\n")
    assert said.good == ("d: 4\n",)
