"""The whole demo for tests of what it says."""

from tests.search.conftest import demo

__all__ = ["demo"]
