"""The Dialogmappe: what a meeting with one county needs, for the page and for the papers carried in."""
