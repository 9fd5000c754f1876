"""Every setting of the server: name, type, default and help.

A setting comes from the environment (`WARTEMARKE_PORT=8000`) or from the TOML file that
`WARTEMARKE_SETTINGS_FILE` names (`port = 8000`); the environment wins. A wrong or unknown
setting stops the start. No secret has a default, and none has to be set: tokens are made by
`wartemarke token create` and live in the store, hashed.
"""

from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from device.settings import ProgramSettings, SettingsError, load
from server.addresses import Proxies
from server.room import RESERVE_MB

__all__ = ["PREFIX", "SETTINGS_FILE", "SHIPPED_SITE", "Settings", "SettingsError", "load_settings"]

PREFIX: Final = "WARTEMARKE_"
SETTINGS_FILE: Final = f"{PREFIX}SETTINGS_FILE"
SHIPPED_SITE: Final = Path(__file__).parent / "sites" / "maschstrasse.toml"
_LAST_PORT: Final = 65_535
_OTHERS_MAY: Final = 0o077
_OF_OTHER_PROGRAMS: Final = tuple(f"{PREFIX}{who}_" for who in ("KIOSK", "DISPLAY", "DEMO", "TEST"))


AccountRole = Literal["caseworker", "reception", "supervisor", "administrator", "observer"]
"""What a person may be, as settings and terminal call it."""


class Settings(ProgramSettings):
    """What the server's operator may set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX)

    host: str = Field("127.0.0.1", description="address to listen on", min_length=1)
    port: int = Field(8000, description="TCP port to listen on", ge=1, le=_LAST_PORT)
    processes: int = Field(
        1,
        description="server processes, on as many ports from that one on; more than 1 need nginx",
        ge=1,
        le=64,
    )
    data_dir: Path = Field(Path("data"), description="folder of the embedded store")
    disk_reserve_mb: int = Field(
        RESERVE_MB,
        description="MB of the disk that the embedded store leaves free, at most a twentieth of it",
        ge=1,
    )
    store_url: str | None = Field(
        None,
        description="redis:// URL of a store of your own; without it the server runs one itself",
    )
    site_file: Path = Field(
        SHIPPED_SITE, description="the site's TOML file, or a folder with one file a site"
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        ("127.0.0.1", "localhost", "[::1]"),
        description="host names that this server answers to, separated by commas; one that is "
        "given with a port counts with that port alone",
    )
    https: bool = Field(
        default=False, description="people reach this server through https: cookies are Secure"
    )
    frame_ancestors: str = Field(
        "'none'", description="CSP sources of pages that may frame ours", pattern=r"^[^;,\r\n]+$"
    )
    proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        ("127.0.0.1", "::1"),
        description="addresses or networks of proxies before this server, separated by commas: "
        "what counts by address is not counted against them",
    )
    connections: int = Field(
        4_000, description="connections that one server process holds at the most", ge=16
    )
    connections_per_address: int = Field(
        1_000, description="of these, from one address (an IPv6 /64 is one)", ge=1
    )
    client_seconds: float = Field(
        20,
        description="seconds in which a client must send a request's head, then its body, and "
        "read the answer",
        gt=0,
        le=600,
    )
    idle_seconds: float = Field(
        75, description="seconds that a connection is kept between two requests", gt=0, le=3600
    )
    failures_per_minute: int = Field(
        120, description="credentials that do not hold, per minute and address; more get 429", ge=1
    )
    commands_per_second: int = Field(
        50,
        description="commands per second and credential, ten times as many at once; more get 429",
        ge=1,
    )
    pace_seconds: float = Field(
        2.0,
        description="seconds between two new numbers of one kiosk, in each server process; sooner "
        "ones get 429, and the kiosk tries again within its visitor's patience; 0 is no such limit",
        ge=0,
        le=60,
    )

    idle_minutes: int = Field(
        120, description="minutes after the last use at which somebody is signed out", ge=5, le=1440
    )
    session_hours: int = Field(
        12, description="hours after the sign-in at which somebody is signed out", ge=1, le=168
    )
    oidc_issuer: str | None = Field(
        None,
        description="address of an identity provider (OpenID Connect) where people sign in too",
        pattern=r"^(https://[^\s?#]+|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/[^\s?#]*)?)$",
    )
    oidc_client_id: str = Field("", description="what the provider knows this server as")
    oidc_client_secret_file: Path | None = Field(
        None, description="file with the secret that the provider has given this server"
    )
    oidc_scope: str = Field(
        "openid profile", description="what the provider is asked for", pattern=r"^openid( \S+)*$"
    )
    oidc_title: str = Field("", description="what people call the provider; else its host's name")
    oidc_groups_claim: str = Field(
        "groups", description="the provider's claim that lists a person's groups", min_length=1
    )
    oidc_roles: dict[str, tuple[AccountRole, ...]] = Field(
        {},
        description="what a group's people may here, as JSON or a TOML table: "
        '{"a group": ["caseworker", "supervisor"]}',
    )

    @property
    def store_folder(self) -> Path:
        """The folder of the embedded store, within the data folder."""
        return self.data_dir / "store"

    @property
    def ports(self) -> range:
        """The port of each server process."""
        return range(self.port, self.port + self.processes)

    @field_validator("processes")
    @classmethod
    def _ports_exist(cls, value: int, others: ValidationInfo) -> int:
        last = others.data.get("port", 0) + value - 1
        if last > _LAST_PORT:
            message = f"the last of them would need port {last}"
            raise ValueError(message)
        return value

    @field_validator("allowed_hosts", "proxies", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(name.strip().lower() for name in value.split(",") if name.strip())

    @field_validator("allowed_hosts")
    @classmethod
    def _some_host(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            message = "at least one host name is needed"
            raise ValueError(message)
        return tuple(name.lower() for name in value)

    @field_validator("proxies")
    @classmethod
    def _some_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        Proxies(value)
        return value

    @field_validator("store_url")
    @classmethod
    def _store_scheme(cls, value: str | None) -> str | None:
        schemes = ("redis://", "rediss://", "unix://")
        if value is not None and not value.startswith(schemes):
            message = f"must begin with {', '.join(schemes)}"
            raise ValueError(message)
        return value

    def read_oidc_secret(self) -> str:
        """Give the secret of `oidc_client_secret_file`, or "" where there is none.

        Raises SettingsError where it cannot be read, or others may.
        """
        file = self.oidc_client_secret_file
        if file is None:
            return ""
        try:
            if file.stat().st_mode & _OTHERS_MAY:
                raise SettingsError(f"{file} must be its owner's alone: chmod 600")
            return file.read_text(encoding="ascii").strip()
        except OSError as error:
            raise SettingsError(f"cannot read {file}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise SettingsError(f"{file} holds no secret") from None

    @model_validator(mode="after")
    def _provider_is_whole(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_roles):
            message = "OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_ROLES beside it"
            raise ValueError(message)
        return self


def load_settings(**given: object) -> Settings:
    """Read the settings; raise SettingsError with one clear line if they are wrong.

    What is `given` wins over the environment and the file.
    """
    return load(Settings, strangers=_OF_OTHER_PROGRAMS, given=given)
