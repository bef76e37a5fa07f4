"""A YAML text as plain values, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from reportkb.source.findings import Place

Location: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "str | list[Value] | dict[str, Value]"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML text as strings, lists and mappings.

    Args:
        value: the whole text's value; scalars are the characters as written.
        places: where each location stands, the whole at ``()``: a scalar's own start, or the
            start of the key that a list or mapping hangs on.
        keys: where the key of each entry of a mapping starts.
    """

    value: Value
    places: Mapping[Location, Place]
    keys: Mapping[Location, Place]

    def place(self, location: Location) -> Place:
        """Find the place of a location, or of the nearest one around it."""
        while location not in self.places:
            location = location[:-1]
        return self.places[location]

    def key(self, location: Location) -> Place:
        """Find the place of an entry's key."""
        return self.keys.get(location) or self.place(location)

    def entries(self) -> dict[str, Parsed]:
        """Give each entry of a mapping as a text of its own."""
        assert isinstance(self.value, dict), "yamltext.parse gives mappings only"
        places, keys = _within(self.places), _within(self.keys)
        return {name: Parsed(value, places[name], keys.get(name, {})) for name, value in self.value.items()}


def _within(places: Mapping[Location, Place]) -> dict[str | int, dict[Location, Place]]:
    found: dict[str | int, dict[Location, Place]] = {}
    for location, place in places.items():
        if location:
            found.setdefault(location[0], {})[location[1:]] = place
    return found
