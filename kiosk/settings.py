"""Every setting of the kiosk: name, type, default and help.

A setting comes from the environment (`WARTEMARKE_KIOSK_PORT=8001`) or from the TOML file that
`--settings` or `WARTEMARKE_KIOSK_SETTINGS_FILE` names (`port = 8001`); the environment wins. A
wrong or unknown setting stops the start. What starts a program stands only here, in the machine's
own file, as a list of arguments. The token lies in a file that its owner alone may read, never in
a setting: settings are seen by every program of the user.
"""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from device.device_settings import DeviceSettings
from device.settings import SettingsError, load, near
from kiosk.speech.keys import KEYS, Key

__all__ = ["LOCALES", "SETTINGS_FILE", "Settings", "SettingsError", "load_settings"]

PREFIX: Final = "WARTEMARKE_KIOSK_"
SETTINGS_FILE: Final = f"{PREFIX}SETTINGS_FILE"
LOCALES: Final = Path(__file__).parent / "locales"
_KEY: Final = r"^[a-z0-9][a-z0-9-]{0,40}$"


def _number(value: object) -> object:
    """Turn a number of the environment into a number, so that a choice of numbers can hold it."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class Settings(DeviceSettings):
    """What the kiosk's operator may set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX)

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
    sound: str | list[str] = Field(
        "none", description="none, file:DIR, or a player and its arguments as a TOML list"
    )
    browser: list[str] | None = Field(
        None,
        description="what `wartemarke-kiosk browser` starts, as a TOML list in which {page} and "
        "{profile} are filled in; by default cage with Chromium",
    )
    speech_keys: dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,32}$")], Key] = Field(
        KEYS,
        description="keys of a headset or a tactile keypad: a key's code as browsers call it → "
        "previous, next, choose, repeat, louder, quieter, speak, speak-on or speak-off",
    )
    languages: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="languages that come first on this kiosk, in their order; the site's others "
        "follow. In the environment separated by commas",
    )
    frame_ancestors: str = Field(
        "'none'", description="CSP sources of pages that may frame ours", pattern=r"^[^;,\r\n]+$"
    )

    @field_validator("server")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("languages", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(key.strip() for key in value.split(",") if key.strip())

    @field_validator("languages")
    @classmethod
    def _known_languages(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        known = {file.stem for file in LOCALES.glob("*.ftl")}
        if strangers := [key for key in value if key not in known]:
            raise ValueError(f'there is no language "{strangers[0]}"; {near(strangers[0], known)}')
        if len(set(value)) < len(value):
            raise ValueError("names a language twice")
        return value


def load_settings() -> Settings:
    """Read the settings; raise SettingsError with one clear line if they are wrong."""
    return load(Settings)
