"""The OpenID provider, from the environment; without it nobody signs in and the dashboard is for this machine only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ISSUER, CLIENT, SECRET_FILE, CLAIM = (
    "AQB_OIDC_ISSUER",
    "AQB_OIDC_CLIENT",
    "AQB_OIDC_SECRET_FILE",
    "AQB_OIDC_ROLES_CLAIM",
)
DEFAULT_CLAIM = "groups"


class SettingsRefused(ValueError):
    """Half of what a sign-in needs is set, or the file of the secret cannot be read."""


@dataclass(frozen=True)
class Provider:
    """Where people sign in. `claim`: where the ID token holds the groups, with dots for what lies deeper."""

    issuer: str
    client: str
    # Not in the text of it, which a log may hold.
    secret: str = field(repr=False)
    claim: str = DEFAULT_CLAIM

    @property
    def metadata(self) -> str:
        """Where the provider describes itself (OpenID Connect Discovery 1.0, 4)."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"

    def groups(self, claims: Mapping[str, object]) -> list[str]:
        """The groups in the claims of an ID token; none where the claim is not there or is no list of words."""
        found: object = claims
        for part in self.claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def from_environment() -> Provider | None:
    """The provider of this installation, None without one; raises SettingsRefused when it is half named."""
    given = {name: os.environ.get(name, "").strip() for name in (ISSUER, CLIENT, SECRET_FILE)}
    if not any(given.values()):
        return None
    if missing := [name for name, value in given.items() if not value]:
        raise SettingsRefused(
            f"Für die Anmeldung fehlt: {', '.join(missing)}. Bitte setzen, oder alle drei weglassen (dann meldet sich "
            "niemand an, und das Dashboard ist nur auf diesem Rechner erreichbar)."
        )
    if not given[ISSUER].startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise SettingsRefused(f"{ISSUER}={given[ISSUER]}: Der Anmeldedienst muss über https:// erreichbar sein.")
    try:
        secret = Path(given[SECRET_FILE]).read_text("utf-8").strip()
    except OSError as fault:
        raise SettingsRefused(f"{SECRET_FILE}={given[SECRET_FILE]} ist nicht lesbar: {fault.strerror}.") from fault
    if not secret:
        raise SettingsRefused(f"{SECRET_FILE}={given[SECRET_FILE]} ist leer.")
    return Provider(given[ISSUER], given[CLIENT], secret, os.environ.get(CLAIM, "").strip() or DEFAULT_CLAIM)
