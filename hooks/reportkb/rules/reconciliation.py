"""Report the relations of a scenario that its values do not keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportkb.library.library import Library
from reportkb.library.outline import Scenario
from reportkb.report import values
from reportkb.report.fields import NUMERIC, Register
from reportkb.rules import relation
from reportkb.rules.relation import Relation, RelationError
from reportkb.rules.uses import needed
from reportkb.source.findings import Finding, Place, Places, meant


def reconcile(
    scenario: Scenario, places: Places, library: Library, lost: Collection[str] = ()
) -> Iterator[Finding]:
    """Report the relations of a scenario that its values do not keep.

    Args:
        scenario: an outline's scenario.
        places: where each part of the outline's front matter stands.
        library: the library.
        lost: fields whose values are missing, which is reported itself.
    """
    for index, source in enumerate(scenario.reconcile):
        place = places[("scenario", "reconcile", index)]
        try:
            parsed = relation.parse(source)
            fields = {relation.field(name, library.field_places) for name in parsed.names}
            if not set(lost).isdisjoint(needed(fields, library.register)):
                continue
            yield from _relation(parsed, place, scenario.values, library)
        except RelationError as error:
            advice = "用==、<、<=比较字段的算式，只用有数或日期的字段。"
            yield Finding(place, "RK039", f"“{source[:40]}”无法核对：{error}", advice)


def _relation(parsed: Relation, place: Place, given: Mapping[str, str], library: Library) -> Iterator[Finding]:
    fields = {relation.field(name, library.field_places) for name in parsed.names}
    if unknown := sorted(fields - set(library.field_places)):
        yield Finding(place, "RK039", f"“{unknown[0]}”没有登记", meant(unknown[0], library.register))
    elif _sound(fields, given, library.register):
        known = relation.operands({name: library.register[name] for name in needed(fields, library.register)}, given)
        if fact := relation.contradiction(parsed, known):
            yield Finding(place, "RK039", fact, "改示例值，使各处对得上；关系本身写错了就改关系。")


def _sound(names: Iterable[str], given: Mapping[str, str], register: Register) -> bool:
    """Tell whether what a relation reads can be judged: a field or value that is unfit is reported itself."""
    fields = [register[name] for name in needed(names, register)]
    if any(field.formula and field.type not in NUMERIC for field in fields):
        return False
    formulas = [field.formula for field in fields if field.formula]
    read = {*names, *(name for formula in formulas for name in formula.names)}
    return all(name in register and (name not in given or values.fits(register[name], given[name])) for name in read)
