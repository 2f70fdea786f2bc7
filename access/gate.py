"""The gate before Streamlit, where this installation has a provider."""

from __future__ import annotations

from starlette.middleware import Middleware

from access import installed


def layer(prefix: str) -> list[Middleware]:
    """The sign-in as a layer of the web application, none without a provider; raises SettingsRefused."""
    found = installed.provider()
    if found is None:
        return []
    from access.sign_in import SignIn  # late: its libraries take 0.3 s and 20 MB, which nobody needs who works alone

    return [
        Middleware(SignIn, prefix=prefix, provider=found, sessions=installed.sessions(), trail=installed.trail()),
    ]
