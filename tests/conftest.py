"""What all tests share: how hard properties are tried, and skips that fail when everything must run."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("short", max_examples=40, deadline=None)
settings.register_profile("full", max_examples=300, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know `--everything`, and the one way to run below the floor of the held-out rows."""
    parser.addoption("--held-out-recall", help="a lower floor, while a table is being written")
    parser.addoption("--everything", action="store_true", help="a skip fails the run, and properties are tried harder")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how hard properties are tried."""
    settings.load_profile("full" if config.getoption("--everything") else "short")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Turn a skip into a failure where everything must run."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and item.config.getoption("--everything"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped"
