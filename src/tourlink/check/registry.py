"""All rules there are, and how they are found and selected."""

from collections.abc import Sequence

from tourlink.check.builtin import LOADING, UNUSED_SUPPRESSION, AnyRule
from tourlink.check.rule import Family
from tourlink.check.rules import RULES
from tourlink.errors import RequestError
from tourlink.names import did_you_mean

ALL: tuple[AnyRule, ...] = tuple(
    sorted((*LOADING, UNUSED_SUPPRESSION, *RULES), key=lambda rule: rule.code)
)
"""Every rule that can be explained, in the order of the codes."""

OPTIONAL: tuple[AnyRule, ...] = (UNUSED_SUPPRESSION, *RULES)
"""Those that may be switched off."""


def find_rule(name: str) -> AnyRule:
    """
    Return the rule with a code (in any case) or a slug.

    Raises
    ------
    RequestError
        If there is none.
    """
    for rule in ALL:
        if name.upper() == rule.code or name == rule.slug:
            return rule
    raise RequestError(f"there is no rule {name!r}", hint=_near(name))


def select_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[AnyRule, ...]:
    """
    Return the rules to run, in the order of their codes.

    Parameters
    ----------
    select, ignore
        Codes, slugs or letters of families. Nothing selected selects all; what is
        ignored is taken away from that.

    Raises
    ------
    RequestError
        If a name means no rule.
    """
    wanted = {rule.code for name in select for rule in _meant(name)}
    unwanted = {rule.code for name in ignore for rule in _meant(name)}
    return tuple(
        rule
        for rule in sorted(OPTIONAL, key=lambda rule: rule.code)
        if (not select or rule.code in wanted) and rule.code not in unwanted
    )


def _meant(name: str) -> tuple[AnyRule, ...]:
    letters = [family.value for family in Family]
    if name.upper() in letters:
        family = Family(name.upper())
        return tuple(rule for rule in ALL if rule.family is family)
    return (find_rule(name),)


def _near(name: str) -> str:
    known = [word for rule in ALL for word in (rule.code, rule.slug)]
    families = ", ".join(f"{it.value} ({it.name.lower()})" for it in Family)
    return did_you_mean(name, known) or f"a code, a slug, or a family: {families}"
