"""Read a calendar file as another program does."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar

# When the tests say that a file is written.
STAMP = "2025-06-01T08:30:00.000Z"


def parsed(written: str) -> list[dict[str, Any]]:
    """Give the days of a file; what every one has beside them is as it must be."""
    calendar: Any = Calendar.from_ical(written)
    assert not calendar.errors
    events = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        [alarm] = event.walk("VALARM")
        assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=-15))
        assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"])
        assert event["DTSTAMP"].dt == datetime.fromisoformat(STAMP)
        assert type(event["DTSTART"].dt) is date
        events.append(
            {
                "id": str(event["UID"]),
                "day": int(f"{event['DTSTART'].dt:%Y%m%d}"),
                "summary": str(event["SUMMARY"]),
                "description": str(event.get("DESCRIPTION", "")),
            }
        )
    return events
