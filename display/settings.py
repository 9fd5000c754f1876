"""Every setting of a board: name, type, default and help.

A setting comes from the environment (`WARTEMARKE_DISPLAY_PORT=8002`) or from the TOML file that
`WARTEMARKE_DISPLAY_SETTINGS_FILE` names (`port = 8002`); the environment wins. What starts a
program stands only here, in the machine's own file, as a list of arguments. A wrong or unknown
setting stops the start with one clear line.
"""

from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, field_validator
from pydantic_settings import SettingsConfigDict

from device import espeak
from device.device_settings import DeviceSettings
from device.settings import SettingsError, load
from device.speech import Speech
from device.texts import LANGUAGES

__all__ = ["SETTINGS_FILE", "Settings", "SettingsError", "load_settings", "speech"]

PREFIX: Final = "WARTEMARKE_DISPLAY_"
SETTINGS_FILE: Final = f"{PREFIX}SETTINGS_FILE"

Pace = Annotated[int, Field(ge=espeak.SLOWEST, le=espeak.FASTEST)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")]


def _known_language(key: str) -> str:
    if key not in {language.key for language in LANGUAGES}:
        raise ValueError(f"there is no language {key!r}")
    return key


Language = Annotated[str, AfterValidator(_known_language)]


class Settings(DeviceSettings):
    """What a board's operator may set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX)

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
    speech: bool = Field(
        default=True, description="speak after the chime, where there is a voice for it"
    )
    clips: Path | None = Field(
        None, description="folder of recorded clips: a sub-folder with `clips.toml` a language"
    )
    voices: dict[Language, list[str]] = Field(
        {}, description="language → a program that speaks it and its arguments: text in, WAV out"
    )
    pace: dict[Language, Pace] = Field(
        {}, description="language → espeak-ng's words a minute, 160 by default"
    )
    browser: list[str] | None = Field(
        None,
        description="what `wartemarke-display browser` starts, as a TOML list in which {page} and "
        "{profile} are filled in; by default cage with Chromium, mute",
    )
    screen_inches: float | None = Field(
        None,
        description="the screen's diagonal in inches: by it `wartemarke-display doctor` knows how "
        "high the letters are",
        ge=5,
        le=300,
    )
    farthest_seat_m: float | None = Field(
        None,
        description="metres from the screen to the farthest seat: the doctor says what is too "
        "small for it",
        gt=0,
        le=100,
    )
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

    @field_validator("voices")
    @classmethod
    def _whole_commands(cls, value: dict[str, list[str]]) -> dict[str, list[str]]:
        if empty := next((language for language, argv in value.items() if not argv), None):
            raise ValueError(f"the program for {empty} needs a name")
        return value


def speech(settings: Settings, *, folder: Path | None) -> Speech:
    """Return the speakers of this machine; what they make is kept in the folder for the day."""
    return Speech(clips=settings.clips, voices=settings.voices, paces=settings.pace, folder=folder)


def load_settings() -> Settings:
    """Read the settings; raise SettingsError with one clear line if they are wrong."""
    return load(Settings)
