"""Which packages a change of facts concerns, and how."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tourlink import __version__
from tourlink.aftersale.better import Better, Search, better, prospect
from tourlink.aftersale.broken import Broken, broken
from tourlink.aftersale.differences import Difference
from tourlink.aftersale.gains import Gain, gains, may_matter
from tourlink.aftersale.lock import LockDocument, locked, written
from tourlink.aftersale.packages import Package
from tourlink.aftersale.reach import reaches
from tourlink.aftersale.sale import CostName, Sale, sale
from tourlink.aftersale.state import RULES, TERMS, Key, State, hash_of, rules_on
from tourlink.plan import PlanDocument
from tourlink.pricing.book import LISTS


class Effect(StrEnum):
    """How a change of facts concerns a package."""

    BROKEN = "broken"
    REPRICED = "repriced"
    BETTER = "better"


class Cost(NamedTuple):
    """What a unit of something costs a person or a group, then and now."""

    name: CostName
    before: int | None
    after: int | None


class Price(NamedTuple):
    """What a plan is sold for, then and now; plans count from 1."""

    plan: int
    before: Sale
    after: Sale
    costs: tuple[Cost, ...]


class Affected(NamedTuple):
    """
    A package that something happened to.

    Attributes
    ----------
    changed
        The records that it rests on and that are not what they were.
    """

    package: Package
    changed: tuple[Key, ...]
    broken: tuple[Broken, ...]
    prices: tuple[Price, ...]
    better: Better | None

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What happened to it, the worst first."""
        found = (
            (Effect.BROKEN, self.broken),
            (Effect.REPRICED, self.prices),
            (Effect.BETTER, self.better),
        )
        return tuple(effect for effect, reason in found if reason)


class Watch:
    """
    Looks at packages one by one, and counts.

    Attributes
    ----------
    total, looked_at, planned
        Packages, those that were opened, and those that were planned anew.
    elsewhere, edited, unlocked
        Packages locked with another catalogue or other rates than the old ones, plans
        that are not the ones that were locked, and plans without a lock.
    limits
        Limits of rules that are not what they were: then and now.
    """

    def __init__(
        self, found: tuple[Difference, ...], old: State, new: State, search: Search
    ) -> None:
        self._found = found
        self._old, self._new = old, new
        self._search = search
        self._gains = gains(found, old, new)
        self._rates = tuple(
            (it, old if it.change == "removed" else new)
            for it in found
            if it.key.kind in LISTS
        )
        self.total = self.looked_at = self.planned = 0
        self.elsewhere = self.edited = self.unlocked = 0
        self.engines: dict[str, None] = {}
        self.limits: dict[str, tuple[int | None, int | None]] = {}

    def affected(self, packages: Iterable[Package]) -> Iterator[Affected]:
        """Yield the packages that something happened to."""
        for package in packages:
            self.total += 1
            found = self._look(package)
            if found is not None and found.effects:
                yield found

    def _look(self, package: Package) -> Affected | None:
        document: PlanDocument | None = None
        lock = package.lock
        if lock is None:
            self.unlocked += 1
            document = package.document()
            lock = written(document, self._old)
        elif (lock["catalogue"], lock["rates"]) != (
            self._old.catalogue.sha256,
            self._old.rates,
        ):
            self.elsewhere += 1
        if lock["engine"] != __version__:
            self.engines[lock["engine"]] = None
        hashes = locked(lock)
        changed = [*self._changed(hashes), *self._rules(lock)]
        priced = [it.key for it, has in self._rates if reaches(it, hashes, has)]
        fitting = may_matter(
            self._gains,
            open_to=frozenset(lock["open_to"]),
            score=lock["score"],
            margin=self._search.margin,
        )
        if not changed and not priced and not fitting:
            return None
        self.looked_at += 1
        document = document or package.document()
        if package.lock and hash_of(document) != lock["plan"]:
            self.edited += 1
        facts = [it for it in changed if it.kind not in (*LISTS, TERMS)]
        spoilt = broken(document, self._old, self._new) if facts else ()
        prices: tuple[Price, ...] = ()
        if not spoilt and (changed or priced):
            on = date.fromisoformat(lock["priced_on"])
            prices = tuple(self._prices(document, on))
        found = None
        worth = any(it.kind in {"destinations", "events"} for it in changed)
        if not spoilt and (fitting or worth):
            found = self._better(document, fitting)
        keys = tuple(dict.fromkeys((*changed, *priced)))
        return Affected(package, keys, spoilt, prices, found)

    def _better(self, document: PlanDocument, fitting: list[Gain]) -> Better | None:
        margin = self._search.margin
        hope = prospect(document, fitting, self._old, self._new, margin)
        if hope is None:
            return None
        self.planned += 1
        return better(hope, self._new, self._search.effort)

    def _changed(self, hashes: Mapping[Key, str]) -> Iterator[Key]:
        for key, before in hashes.items():
            if key.kind != RULES and self._new.hash(key) != before:
                yield key

    def _rules(self, lock: LockDocument) -> Iterator[Key]:
        departs = lock["departs"]
        now = rules_on(date.fromisoformat(departs) if departs else None)
        before = lock["records"].get(RULES, {})
        for name in {**before, **now}:
            after = hash_of(now[name]) if name in now else None
            if after != before.get(name):
                limit = now[name]["limit"] if name in now else None
                self.limits[name] = (lock["limits"].get(name), limit)
                yield Key(RULES, name)

    def _prices(self, document: PlanDocument, on: date) -> Iterator[Price]:
        for number in range(len(document["plans"])):
            before = sale(document, number, self._old, on)
            after = sale(document, number, self._new, on)
            if before.per_person_vnd != after.per_person_vnd:
                names = {**before.costs, **after.costs}
                costs = tuple(
                    Cost(name, before.costs.get(name), after.costs.get(name))
                    for name in names
                    if before.costs.get(name) != after.costs.get(name)
                )
                yield Price(number + 1, before, after, costs)
