"""What a token of the provider must be: issued by it, for this dashboard, and signed by a key only it has.

Authlib alone takes the issuer from what the provider says of itself, and believes a token without any signature as soon
as the provider lists "none" among its ways to sign, as some do. The audience is asked for here once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authlib.integrations.starlette_client import OAuth
from httpx2 import create_ssl_context

from access.settings import Provider

SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_WAYS = "id_token_signing_alg_values_supported"


def client_of(provider: Provider) -> Any:
    """The client of Authlib for this provider.

    The authorities it trusts are read once: for each sign-in that begins they took 37 ms, so that 30 requests a second
    of anybody from outside had everybody wait.
    """
    oauth = OAuth()
    oauth.register(
        "provider",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=provider.metadata,
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "verify": create_ssl_context(),
        },
    )
    return oauth.provider


def expected(provider: Provider) -> dict[str, dict[str, object]]:
    """The claims options of Authlib."""
    name = provider.issuer.rstrip("/")
    return {
        "iss": {"essential": True, "values": [name, f"{name}/"]},
        "aud": {"essential": True, "value": provider.client},
    }


async def only_signed(client: Any) -> None:
    """Have the client of Authlib take no token that anybody else could have signed."""
    said = await client.load_server_metadata()
    said[_WAYS] = [way for way in said.get(_WAYS) or SIGNED[:1] if way in SIGNED]


async def renewed(client: Any, answer: Mapping[str, object], options: Mapping[str, object]) -> Mapping[str, object]:
    """Who a renewal is about. It need not bring an ID token (OpenID Connect Core 1.0, 12.2); then the provider says."""
    await only_signed(client)
    claims: Mapping[str, object] = await client.parse_id_token(answer, nonce=None, claims_options=options)
    return claims or await client.userinfo(token=answer)
