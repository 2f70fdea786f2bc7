"""The trail of what was done with the dashboard, beside the data: append-only, each entry bound to the one before."""
