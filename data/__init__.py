"""The data floor: what the store holds and how it gets in."""


class StoreLocationError(Exception):
    """A name or setting that does not say where data lives, with a German sentence for the user."""
