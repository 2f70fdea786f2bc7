"""Measured times of the dashboard: python -m benchmarks. A report, never a test: nothing fails when it is slow."""
