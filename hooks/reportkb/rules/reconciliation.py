"""Report the relations of a scenario that its values do not keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reportkb.library.library import Library
from reportkb.library.outline import Scenario
from reportkb.report import values
from reportkb.report.fields import NUMERIC, Register
from reportkb.rules import relation
from reportkb.rules.relation import Relation, RelationError
from reportkb.rules.uses import needed
from reportkb.source.findings import Finding, Places, meant


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
    register, given = library.register, scenario.values
    relations = [_parsed(source) for source in scenario.reconcile]
    read = {name for parsed in relations if isinstance(parsed, Relation) for name in _fields(parsed, library)}
    known = relation.operands({name: register[name] for name in needed(read, register)}, given)
    unfit = {name for name, raw in given.items() if name in register and not values.fits(register[name], raw)}
    for index, parsed in enumerate(relations):
        place, source = places[("scenario", "reconcile", index)], scenario.reconcile[index]
        try:
            if isinstance(parsed, RelationError):
                raise parsed
            fields = _fields(parsed, library)
            if not set(lost).isdisjoint(needed(fields, register)):
                continue
            if unknown := sorted(fields - set(library.field_places)):
                yield Finding(place, "RK039", f"“{unknown[0]}”没有登记", meant(unknown[0], register))
            elif _sound(fields, unfit, register) and (fact := relation.contradiction(parsed, known)):
                yield Finding(place, "RK039", fact, "改示例值，使各处对得上；关系本身写错了就改关系。")
        except RelationError as error:
            advice = "用==、<、<=比较字段的算式，只用有数或日期的字段。"
            yield Finding(place, "RK039", f"“{source[:40]}”无法核对：{error}", advice)


def _parsed(source: str) -> Relation | RelationError:
    try:
        return relation.parse(source)
    except RelationError as error:
        return error


def _fields(parsed: Relation, library: Library) -> set[str]:
    return {relation.field(name, library.field_places) for name in parsed.names}


def _sound(names: Iterable[str], unfit: Collection[str], register: Register) -> bool:
    """Tell whether what a relation reads can be judged: a field or value that is unfit is reported itself."""
    fields = [register[name] for name in needed(names, register)]
    if any(field.formula and field.type not in NUMERIC for field in fields):
        return False
    formulas = [field.formula for field in fields if field.formula]
    read = {*names, *(name for formula in formulas for name in formula.names)}
    return all(name in register and name not in unfit for name in read)
