"""Every setting of a board: name, type, default and help.

A setting comes from the environment (`WARTEMARKE_DISPLAY_PORT=8002`) or from the TOML file that
`WARTEMARKE_DISPLAY_SETTINGS_FILE` names (`port = 8002`); the environment wins. What starts a
program stands only here, in the machine's own file, as a list of arguments. A wrong or unknown
setting stops the start with one clear line.
"""

import difflib
import os
import tomllib
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from device.voice import sink

PREFIX: Final = "WARTEMARKE_DISPLAY_"
SETTINGS_FILE: Final = f"{PREFIX}SETTINGS_FILE"
_OTHERS_MAY: Final = 0o077

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")]


class SettingsError(Exception):
    """The settings are wrong; the message is one clear line."""


class Settings(BaseSettings):
    """What a board's operator may set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", validate_default=True, env_ignore_empty=True
    )

    server: str = Field("http://127.0.0.1:8000", description="address of the server")
    site: Id = Field(description="key of the site")
    name: Id = Field(description="name of this board in the site file")
    token_file: Path = Field(description="file that holds this board's token; its owner's alone")
    port: int = Field(
        8002, description="TCP port of the page, on this machine alone", ge=1, le=65535
    )
    data_dir: Path = Field(Path("data/display"), description="folder for what outlives a start")
    sound: str | list[str] = Field(
        "none", description="none, file:DIR, or a player and its arguments as a TOML list"
    )
    speech: bool = Field(default=True, description="speak after the chime, if espeak-ng is there")
    frame_ancestors: str = Field(
        "'none'", description="CSP sources of pages that may frame ours", pattern=r"^[^;,\r\n]+$"
    )

    @field_validator("server")
    @classmethod
    def _server_address(cls, value: str) -> str:
        address = urlsplit(value)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ValueError("must be an address such as http://127.0.0.1:8000")
        return value.rstrip("/")

    @field_validator("sound")
    @classmethod
    def _known_sound(cls, value: str | list[str]) -> str | list[str]:
        sink(value)
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then the environment, then the file; no `.env`, no secrets."""
        del dotenv_settings, file_secret_settings
        return (init_settings, env_settings, InitSettingsSource(settings_cls, _file_content()))

    def read_token(self) -> str:
        """Return the token; SettingsError if others may read the file or it holds none."""
        try:
            if self.token_file.stat().st_mode & _OTHERS_MAY:
                raise SettingsError(f"{self.token_file} must be its owner's alone: chmod 600")
            token = self.token_file.read_text(encoding="ascii").strip()
        except OSError as error:
            raise SettingsError(f"cannot read {self.token_file}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise SettingsError(f"{self.token_file} holds no token") from None
        if not token or not token.isprintable() or " " in token:
            raise SettingsError(f"{self.token_file} holds no token")
        return token


def load_settings() -> Settings:
    """Read the settings; raise SettingsError with one clear line if they are wrong."""
    _refuse_unknown_names()
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(dict.fromkeys(map(_sentence, error.errors())))) from None


def _sentence(error: ErrorDetails) -> str:
    name = f"{PREFIX}{error['loc'][0]}".upper() if error["loc"] else "settings"
    if error["type"] == "missing":
        return f"setting {name} is missing"
    if error["type"] == "extra_forbidden":
        return f"unknown setting {name}"
    return f"setting {name}: {error['msg'].removeprefix('Value error, ')}"


def _file_content() -> dict[str, object]:
    name = os.environ.get(SETTINGS_FILE)
    if not name:
        return {}
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot read the settings file {name}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the settings file {name} is not TOML: {error}") from None


def _refuse_unknown_names() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {SETTINGS_FILE}
    for name in os.environ:
        if not name.startswith(PREFIX) or name in known:
            continue
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise SettingsError(f"unknown setting {name}{hint}")
