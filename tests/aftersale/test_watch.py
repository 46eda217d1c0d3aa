"""What a watch tells beside its findings, and what it takes for a reason."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.aftersale.conftest import Changed, Sold
from tourlink.aftersale.better import Search
from tourlink.aftersale.differences import Field, differences
from tourlink.aftersale.gains import gains, may_matter
from tourlink.aftersale.lock import LockDocument, to_bytes
from tourlink.aftersale.packages import Package, packages
from tourlink.aftersale.report import to_data
from tourlink.aftersale.run import Affected, Effect, Watch
from tourlink.aftersale.state import Key, State
from tourlink.aftersale.to_markdown import to_markdown
from tourlink.aftersale.to_text import to_text
from tourlink.cli.output import to_json
from tourlink.errors import FileError
from tourlink.export.phrases import phrases
from tourlink.vocabulary import Lang, LodgingClass


def keep(
    folder: Path, it: Sold, lock: LockDocument | None = None, *, bare: bool = False
) -> Path:
    """Write a package as a batch does: a folder with the plan and its lock."""
    home = folder / "packages" / it.name
    home.mkdir(parents=True)
    (home / "plan.json").write_text(to_json(it.document), encoding="utf-8")
    (home / "package.json").write_text('{"format": "tourlink-package/1"}')
    if not bare:
        (home / "plan.lock.json").write_bytes(to_bytes(lock or it.lock))
    return home


def watched(
    old: State, new: State, found: list[Package]
) -> tuple[list[Affected], Watch]:
    """Return which packages are affected, and who watched."""
    watch = Watch(differences(old, new), old, new, Search(0.05, None))
    return list(watch.affected(found)), watch


def test_packages_of_a_folder(sold: dict[str, Sold], tmp_path: Path) -> None:
    """Each plan counts once, by the name of its folder; records and locks do not."""
    keep(tmp_path, sold["da-lat"])
    home = keep(tmp_path, sold["co-to"], bare=True)
    hidden = tmp_path / "packages" / ".half.new"
    hidden.mkdir()
    (hidden / "plan.json").write_bytes((home / "plan.json").read_bytes())
    found = list(packages([tmp_path]))
    assert [(it.name, it.lock is not None) for it in found] == [
        ("co-to", False),
        ("da-lat", True),
    ]
    assert found[1].document() == sold["da-lat"].document
    (alone,) = packages([home / "plan.json"])
    assert alone.name == "plan.json"


def test_a_folder_without_plans_is_a_mistake(tmp_path: Path) -> None:
    """Who gives the wrong folder is not told that nothing is affected."""
    with pytest.raises(FileError, match="no plan document in"):
        list(packages([tmp_path]))


def test_locks_say_what_need_not_be_opened(
    sold: dict[str, Sold], old: State, changed: Changed, tmp_path: Path
) -> None:
    """A plan whose lock has no changed record is not read: here it could not be."""
    for name in ("da-lat", "co-to", "hanoi-day"):
        keep(tmp_path, sold[name])
    for name in ("co-to", "hanoi-day"):
        (tmp_path / "packages" / name / "plan.json").write_text("spoilt")
    place = old.catalogue.destinations["da-lat"]
    assert place.lodging is not None
    less = replace(
        place, lodging=replace(place.lodging, classes=(LodgingClass.RESORT,))
    )
    new = changed(destinations={place.id: less})
    found, watch = watched(old, new, list(packages([tmp_path])))
    assert [it.package.name for it in found] == ["da-lat"]
    assert (watch.total, watch.looked_at, watch.planned) == (3, 1, 0)


def test_a_plan_without_a_lock_is_looked_at(
    sold: dict[str, Sold], old: State, changed: Changed, tmp_path: Path
) -> None:
    """It is as if it had been locked with the old facts."""
    keep(tmp_path, sold["co-to"], bare=True)
    boat = old.catalogue.corridors["boat-ao-tien-co-to"]
    new = changed(corridors={boat.id: replace(boat, minutes=boat.minutes + 60)})
    found, watch = watched(old, new, list(packages([tmp_path])))
    assert [it.effects for it in found] == [(Effect.BROKEN,)]
    assert watch.unlocked == 1


def test_a_rule_that_was_another_has_the_plan_verified(
    sold: dict[str, Sold], old: State, tmp_path: Path
) -> None:
    """Rules come with the program: the lock knows what they were."""
    lock: Any = {**sold["hanoi-day"].lock}
    lock["records"] = {
        **lock["records"],
        "rules": {**lock["records"]["rules"], "driver-day": "0" * 64},
    }
    lock["limits"] = {**lock["limits"], "driver-day": 720}
    lock["engine"] = "0.0.1"
    keep(tmp_path, sold["hanoi-day"], lock)
    found, watch = watched(old, old, list(packages([tmp_path])))
    assert found == []
    assert watch.looked_at == 1
    assert watch.limits == {"driver-day": (720, 600)}
    report = to_data((), found, watch, old, old)
    assert report["differences"][0]["record"] == "rules/driver-day"
    assert report["engines"] == ["0.0.1"]
    assert "limit: 720 -> 600" in to_text(report, phrases(Lang.EN))


def test_doubtful_locks_are_told(
    sold: dict[str, Sold], old: State, changed: Changed, tmp_path: Path
) -> None:
    """A plan that was edited, and a lock of other facts than the old ones."""
    lock: Any = {**sold["co-to"].lock, "plan": "0" * 64, "catalogue": "0" * 64}
    keep(tmp_path, sold["co-to"], lock)
    boat = old.catalogue.corridors["boat-ao-tien-co-to"]
    new = changed(corridors={boat.id: None})
    found, watch = watched(old, new, list(packages([tmp_path])))
    assert len(found) == 1
    report = to_data(differences(old, new), found, watch, old, new)
    text = to_text(report, phrases(Lang.EN))
    assert "1 no longer the plan that was locked" in text
    assert "1 locked with other facts than the old ones" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_fields_of_a_change(old: State, changed: Changed) -> None:
    """Maps are compared by keys, lists of maps by places, all else as a whole."""
    train = old.catalogue.corridors["rail-lao-cai-hanoi-night"]
    assert train.service is not None
    (run,) = train.service.departures
    later = replace(
        train, service=replace(train.service, departures=(replace(run, train="SP8"),))
    )
    place = old.catalogue.destinations["da-lat"]
    new = changed(
        corridors={train.id: later},
        destinations={
            "da-lat": replace(place, best_months=(1, 2)),
            "ganh-dau": None,
            "new-one": replace(place, id="new-one"),
        },
    )
    found = {it.key: it for it in differences(old, new)}
    assert found[Key("corridors", train.id)].fields == (
        Field("service.departures[0].train", "SP4", "SP8"),
    )
    assert found[Key("destinations", "da-lat")].fields == (
        Field("best_months", [*place.best_months], [1, 2]),
    )
    assert found[Key("destinations", "ganh-dau")].change == "removed"
    assert found[Key("destinations", "new-one")].change == "added"
    assert differences(old, old) == ()


@pytest.mark.parametrize(
    ("fields", "gain"),
    [
        ({"quality": 5}, True),
        ({"visit_min": 30}, True),
        ({"visit_min": 600}, False),
        ({"closed_months": (8,)}, False),
        ({"note": "Nothing to do with tours."}, False),
        ({"fee": None, "description": None}, False),
    ],
)
def test_only_what_may_help_is_a_gain(
    fields: dict[str, Any], *, gain: bool, old: State, changed: Changed
) -> None:
    """Who sells nothing of a place need not plan anew because it became worse."""
    place = replace(
        old.catalogue.destinations["mua-cave"], visit_min=60, note="Before."
    )
    then = changed(destinations={place.id: place})
    now = changed(destinations={place.id: replace(place, **fields)})
    found = gains(differences(then, now), then, now)
    assert bool(found) is gain


@pytest.mark.parametrize(
    ("fields", "gain"),
    [
        ({"minutes": 30}, True),
        ({"minutes": 90}, False),
        ({"months": (1, 2, 3, 4)}, True),
        ({"months": (1,)}, False),
        ({"months": ()}, True),
        ({"max_seats": 45}, True),
        ({"km": 1.0}, False),
    ],
)
def test_corridors_that_may_help(
    fields: dict[str, Any], *, gain: bool, old: State, changed: Changed
) -> None:
    """A way that is quicker, open for longer or to larger vehicles."""
    road = old.catalogue.corridors["road-lao-cai-sa-pa"]
    before = replace(road, minutes=60, months=(1, 2, 3), max_seats=29, km=35.0)
    then = changed(corridors={road.id: before})
    now = changed(corridors={road.id: replace(before, **fields)})
    assert bool(gains(differences(then, now), then, now)) is gain


def test_too_little_to_gain_is_no_reason(old: State, changed: Changed) -> None:
    """All gains together do not reach the margin, or lie where no stop may be."""
    place = replace(old.catalogue.destinations["mua-cave"], quality=1, lodging=None)
    new = changed(destinations={"wonder": replace(place, id="wonder", aliases=())})
    found = gains(differences(old, new), old, new)
    here = frozenset({old.catalogue.former_of(place)})
    (gain,) = found
    assert gain.most is not None
    assert gain.most < 20
    assert may_matter(found, open_to=here, score=200, margin=0.05) == [gain]
    assert may_matter(found, open_to=here, score=600, margin=0.05) == []
    far = frozenset({"ca-mau"})
    assert may_matter(found, open_to=far, score=200, margin=0.05) == []


def test_markdown_leaves_no_door_open(old: State, changed: Changed) -> None:
    """Whatever stands in data stays text in a comment: no tags, mentions or cells."""
    place = old.catalogue.destinations["da-lat"]
    nasty = "<script> | @everyone [x](y)"
    new = changed(destinations={place.id: replace(place, note=nasty)})
    found, watch = watched(old, new, [])
    text = to_markdown(to_data(differences(old, new), found, watch, old, new))
    assert "<script>" not in text
    assert "@everyone" not in text
    assert "[x](y)" not in text
    assert text.count("<details>") == text.count("</details>") == 1
