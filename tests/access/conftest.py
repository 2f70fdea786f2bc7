"""Fixtures of conftest_access for this folder."""

from conftest_access import dashboard, issuer, place

__all__ = ["dashboard", "issuer", "place"]
