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

from device import token_file
from device.token_file import Kept, TokenProblem
from device.voice import sink

PREFIX: Final = "WARTEMARKE_DISPLAY_"
SETTINGS_FILE: Final = f"{PREFIX}SETTINGS_FILE"

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
    name: Id | None = Field(
        None, description="name of this board in the site file, if it was not paired under another"
    )
    token_file: Path | None = Field(
        None,
        description="file with the board's token, mode 0600; by default `token` in the data "
        "folder, where pairing puts it",
    )
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

    @property
    def token_path(self) -> Path:
        """Where the token lies, or will lie when the board has been paired."""
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
