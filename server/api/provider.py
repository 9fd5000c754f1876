"""Sign-in at an identity provider: OpenID Connect's code flow, with PKCE, state and nonce.

Theory of operation
-------------------
Who presses the button gets a cookie with one random secret for ten minutes. State, nonce and the
PKCE verifier are made of it, each by a keyed hash of its own, so nothing has to be remembered here
and any process can take the way back. The state also carries the page to go to, under the same
hash. What the provider says is believed only after its signature, issuer, audience, times and nonce
have been checked (authlib, joserfc) with the keys that it publishes.

What it asks of the provider waits in its own greenlet and has time-outs.

Promises
--------
* A way back that this browser did not begin opens nothing, nor one of another provider (RFC 9207).
* Nobody comes in without a group that the settings name.
* Nothing of the provider's tokens is kept.
"""

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import urlsplit

import requests
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from server.ticket import Role

WAY_BACK: Final = "/sign-in/back"
BEGUN_S: Final = 600
_TIMEOUT_S: Final = (5, 10)
_METADATA_S: Final = 600
_LEEWAY_S: Final = 60
_ALGORITHMS: Final = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
)
"""Those with a public key: a token that anybody could have signed with our secret is none."""

log = structlog.get_logger()


class ProviderAway(Exception):
    """The provider does not answer, or not as it should; trying again may help."""


class NotLetIn(Exception):
    """Somebody has not been let in; `why` is a word of the pages."""

    def __init__(self, why: str) -> None:
        """Name the sentence that people are told."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Identity:
    """Whom the provider has sent: `who` names issuer and subject, `shown` is for the screen."""

    who: str = field(repr=False)
    shown: str = field(repr=False)
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Registered:
    """How the provider knows this server, and what it is asked."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scope: str
    groups_claim: str
    roles: Mapping[str, tuple[Role, ...]]
    title: str = ""


class Begun:
    """What belongs to one sign-in that this browser has begun."""

    def __init__(self, secret: str) -> None:
        """Take what the browser's cookie holds."""
        self._secret = secret.encode()
        self.nonce = self._made("nonce")
        self.verifier = self._made("verifier")

    def state(self, to: str) -> str:
        """Give the state that goes to the provider and back, with the page to go to."""
        return f"{self._made(f'state {to}')}.{to}"

    def place(self, state: str) -> str | None:
        """Give the page that a state of this sign-in names; nothing for any other."""
        to = state.partition(".")[2]
        if not self._secret:  # anybody could have made the state of a browser that holds nothing
            return None
        return to if hmac.compare_digest(self.state(to).encode(), state.encode()) else None

    def _made(self, what: str) -> str:
        mac = hmac.new(self._secret, what.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


class Provider:
    """One identity provider; what it publishes is asked for when it is needed."""

    def __init__(self, registered: Registered) -> None:
        """Ask nothing yet."""
        self._registered = registered
        self._metadata: dict[str, Any] = {}
        self._asked_s = -float(_METADATA_S)

    @property
    def title(self) -> str:
        """What people call it."""
        return self._registered.title or urlsplit(self._registered.issuer).netloc

    def address(self, begun: Begun, to: str, back: str) -> str:
        """Give where the browser has to go; raise ProviderAway."""
        with _answers(), self._session(back) as session:
            address, _ = session.create_authorization_url(
                self._published()["authorization_endpoint"],
                state=begun.state(to),
                nonce=begun.nonce,
                code_verifier=begun.verifier,
            )
        return cast("str", address)

    def identity(self, begun: Begun, answer: Mapping[str, str], back: str) -> Identity:
        """Give whom the provider has sent with this answer; raise NotLetIn or ProviderAway."""
        if "error" in answer:
            raise NotLetIn("refused-there")
        if answer.get("iss", self._registered.issuer) != self._registered.issuer:
            raise NotLetIn("not-begun")
        with _answers(), self._session(back) as session:
            published = self._published()
            token = session.fetch_token(
                published["token_endpoint"],
                code=answer.get("code", ""),
                code_verifier=begun.verifier,
            )
            claims = self._claims(token, begun.nonce)
            if self._registered.groups_claim not in claims and "userinfo_endpoint" in published:
                claims = {**self._asked(session, published, claims["sub"]), **claims}
        return self._identity(claims)

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        groups = _words(claims.get(self._registered.groups_claim))
        roles = {role for group in groups for role in self._registered.roles.get(group, ())}
        if not roles:
            raise NotLetIn("no-group")
        shown = claims.get("name") or claims.get("preferred_username") or self.title
        who = f"{self._registered.issuer} {claims['sub']}"
        return Identity(who, str(shown)[:80], tuple(sorted(roles)))

    def _claims(self, token: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        """Give what the id token says, once everything about it is right."""
        decoded = self._decoded(token["id_token"])
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            {"iss": {"essential": True, "value": self._registered.issuer}},
            {
                "nonce": nonce,
                "client_id": self._registered.client_id,
                "access_token": token.get("access_token"),
            },
        )
        claims.validate(leeway=_LEEWAY_S)
        if self._registered.client_id not in _listed(claims["aud"]):
            raise NotLetIn("not-begun")
        return dict(claims)

    def _decoded(self, id_token: str) -> jwt.Token:
        """Check the signature, with the keys of today if those of before do not fit."""
        try:
            return jwt.decode(id_token, self._keys(), algorithms=list(_ALGORITHMS))
        except InvalidKeyIdError:
            self._metadata.pop("keys", None)
            return jwt.decode(id_token, self._keys(), algorithms=list(_ALGORITHMS))

    def _keys(self) -> KeySet:
        published = self._published()
        if "keys" not in published:
            published["keys"] = KeySet.import_key_set(cast("Any", _fetched(published["jwks_uri"])))
        return cast("KeySet", published["keys"])

    def _published(self) -> dict[str, Any]:
        """Give what the provider publishes of itself, at most ten minutes old."""
        if time.monotonic() - self._asked_s >= _METADATA_S:
            issuer = self._registered.issuer
            found = _fetched(issuer.rstrip("/") + "/.well-known/openid-configuration")
            if found.get("issuer") != issuer:
                raise ProviderAway("it publishes another issuer than the one in our settings")
            self._metadata, self._asked_s = found, time.monotonic()
        return self._metadata

    def _asked(
        self, session: OAuth2Session, published: Mapping[str, Any], subject: str
    ) -> dict[str, Any]:
        """Give what the provider tells about somebody beside the id token."""
        answer = session.get(published["userinfo_endpoint"])
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        if told.get("sub") != subject:
            raise NotLetIn("not-begun")
        return told

    def _session(self, back: str) -> OAuth2Session:
        known = self._registered
        return OAuth2Session(
            known.client_id,
            known.client_secret or None,
            token_endpoint_auth_method="client_secret_basic" if known.client_secret else "none",
            scope=known.scope,
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=_TIMEOUT_S,
        )


@contextmanager
def _answers() -> Iterator[None]:
    """Raise ProviderAway for whatever a provider may do wrong; the log has why, and no secret."""
    try:
        yield
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        log.warning("the identity provider does not answer", why=type(error).__name__)
        raise ProviderAway("it does not answer as it should") from error
    except (AuthlibBaseError, JoseError) as error:
        log.warning("the identity provider's answer is not believed", why=type(error).__name__)
        raise NotLetIn("not-begun") from error


def _fetched(address: str) -> dict[str, Any]:
    answer = requests.get(address, timeout=_TIMEOUT_S)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


def _words(said: object) -> list[str]:
    """Give the words that a claim holds, one or a list; what else a provider may say is none."""
    return [each for each in _listed(said) if isinstance(each, str)]


def _listed(audience: object) -> list[object]:
    return audience if isinstance(audience, list) else [audience]
