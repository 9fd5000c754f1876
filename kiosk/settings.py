"""Every setting of the kiosk: name, type, default and help.

A setting comes from the environment (`WARTEMARKE_KIOSK_PORT=8001`) or from the TOML file that
`WARTEMARKE_KIOSK_SETTINGS_FILE` names (`port = 8001`); the environment wins. A wrong or unknown
setting stops the start. The token lies in a file that its owner alone may read, never in a
setting: settings are seen by every program of the user.
"""

import difflib
import os
import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from device import token_file
from device.token_file import Kept, TokenProblem

PREFIX: Final = "WARTEMARKE_KIOSK_"
SETTINGS_FILE: Final = f"{PREFIX}SETTINGS_FILE"
_KEY: Final = r"^[a-z0-9][a-z0-9-]{0,40}$"


class SettingsError(Exception):
    """The settings are wrong; the message is one clear line."""


def _number(value: object) -> object:
    """Turn a number of the environment into a number, so that a choice of numbers can hold it."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class Settings(BaseSettings):
    """What the kiosk's operator may set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", validate_default=True, env_ignore_empty=True
    )

    server: str = Field(description="the server's address, for example https://numbers.example")
    site: str = Field(description="key of the site that this kiosk stands in", pattern=_KEY)
    token_file: Path | None = Field(
        None,
        description="file with the kiosk's token, mode 0600; by default `token` in the data "
        "folder, where pairing puts it",
    )
    printer: str = Field(
        description="tcp://host:9100, usb:VID:PID, serial:/dev/NAME, file:PATH, "
        "or virtual: for paper on a page (practice only)"
    )
    profile: Annotated[Literal[384, 512, 576], BeforeValidator(_number)] = Field(
        576, description="width of the paper in dots"
    )
    name: str = Field(
        "kiosk-1",
        description="name of this kiosk in the site file, if it was not paired under another",
        pattern=_KEY,
    )
    port: int = Field(8001, description="port of the page, on this machine alone", ge=1, le=65535)
    data_dir: Path = Field(Path("data/kiosk"), description="folder of what must outlive a restart")
    frame_ancestors: str = Field(
        "'none'", description="CSP sources of pages that may frame ours", pattern=r"^[^;,\r\n]+$"
    )

    @field_validator("server")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

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

    @property
    def token_path(self) -> Path:
        """Where the token lies, or will lie when the kiosk has been paired."""
        return self.token_file or self.data_dir / "token"

    def kept(self) -> Kept | None:
        """Read the token; None where there is none yet. Raises SettingsError.

        A file that others may read is refused, and so is a place where none could be kept.
        """
        try:
            kept = token_file.read(self.token_path)
            if kept is None:
                token_file.check_room(self.token_path)
        except TokenProblem as problem:
            raise SettingsError(str(problem)) from None
        return kept


def load_settings() -> Settings:
    """Read the settings; raise SettingsError with one clear line if they are wrong."""
    _refuse_unknown_names()
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(map(_sentence, error.errors()))) from None


def _sentence(error: ErrorDetails) -> str:
    name = ".".join(str(part) for part in error["loc"][:1]) or "settings"
    says = error["msg"].removeprefix("Value error, ")
    return f"setting {PREFIX}{name.upper()}: {says}"


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
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise SettingsError(f"unknown setting {name}{hint}")
