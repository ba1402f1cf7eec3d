"""How the partner that signs citizens in is told to allauth, and when production refuses one."""

from typing import Any
from urllib.parse import urlsplit

PARTNER = "partner"  # stands in the address to which the partner sends people back


def apps(issuer: str, client: str, secret: str, name: str) -> list[dict[str, Any]]:
    """For allauth; none without an issuer."""
    if not issuer:
        return []
    facts = {"server_url": issuer, "oauth_pkce_enabled": True, "fetch_userinfo": True}
    return [{"provider_id": PARTNER, "name": name, "client_id": client, "secret": secret, "settings": facts}]


def origins(issuer: str) -> list[str]:
    """Where a form of ours may lead: a browser asks this of redirects too."""
    parts = urlsplit(issuer)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def why_not(issuer: str, client: str, secret: str) -> str | None:
    """In production: who they are travels only over https, and only to a partner that knows who asks."""
    if not issuer:
        return None
    if urlsplit(issuer).scheme != "https" or not urlsplit(issuer).hostname:
        return "MOTCUA_OIDC_ISSUER must begin with https:// and name a host: it says who citizens are."
    return None if client and secret else "MOTCUA_OIDC_CLIENT_ID and MOTCUA_OIDC_SECRET are not set: the issuer must know who asks."
