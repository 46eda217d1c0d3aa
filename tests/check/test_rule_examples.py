"""The examples in the rules' docstrings are the rules' first tests."""

import pytest

from tests.check.base import TODAY, files_with
from tourlink.catalogue.assemble import read
from tourlink.check.builtin import LOADING, UNUSED_SUPPRESSION, BuiltInRule
from tourlink.check.engine import check
from tourlink.check.explanation import read_explanation
from tourlink.check.registry import ALL
from tourlink.check.rule import Context, Rule, Violation
from tourlink.check.rules import RULES

BUILT_IN = (*LOADING, UNUSED_SUPPRESSION)


def violations(rule: Rule, text: str) -> list[Violation]:
    """Return what a rule yields for the base with an example laid over it."""
    catalogue = read(files_with(text)).catalogue("")
    return list(rule.find(Context(catalogue, TODAY)))


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_every_rule_has_examples(rule: Rule | BuiltInRule) -> None:
    """A rule that nobody can show is a rule that nobody can follow."""
    said = read_explanation(rule.explanation)

    assert said.bad
    assert said.good
    assert said.title.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_is_found(rule: Rule) -> None:
    """What the documentation calls bad, the rule reports, exactly once."""
    for text in read_explanation(rule.explanation).bad:
        (violation,) = violations(rule, text)
        assert violation.id in read(files_with(text)).entries[violation.kind]
        assert violation.message == violation.message.strip() != ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example_is_clean(rule: Rule) -> None:
    """What the documentation calls good, the rule leaves alone."""
    for text in read_explanation(rule.explanation).good:
        assert violations(rule, text) == []


@pytest.mark.parametrize("rule", BUILT_IN, ids=lambda rule: rule.code)
def test_examples_of_the_loader_and_the_engine(rule: BuiltInRule) -> None:
    """They are run as they would be by a user."""
    said = read_explanation(rule.explanation)

    def codes(text: str) -> list[str]:
        report = check(files_with(text), rules=[UNUSED_SUPPRESSION], today=TODAY)
        return [finding.code for finding in report.findings]

    assert all(codes(text) == [rule.code] for text in said.bad)
    assert all(rule.code not in codes(text) for text in said.good)
