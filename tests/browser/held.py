"""Requests that are answered late."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route

# Milliseconds between two looks, and how many looks at most.
BETWEEN, MOST = 20, 500


class Held:
    """Requests that wait until a test lets them go; what is asked for afterwards is answered at once.

    Args:
        page: the page that asks.
        address: what is held, as a pattern of addresses.
    """

    def __init__(self, page: Page, address: str | re.Pattern[str]) -> None:
        self.page = page
        self.routes: list[Route] = []
        self.free = False
        page.route(address, lambda route: self.take(route))

    def take(self, route: Route) -> None:
        """Hold a request, or no more."""
        if self.free:
            route.continue_()
        else:
            self.routes.append(route)

    def asked(self) -> Route:
        """Wait until something is asked for, and give it."""
        for _ in range(MOST):
            if self.routes:
                return self.routes[0]
            self.page.wait_for_timeout(BETWEEN)
        raise AssertionError("nothing was asked for")

    def go(self) -> None:
        """Let them go, once something is asked for."""
        self.asked()
        self.free = True
        for route in self.routes:
            route.continue_()
