"""How a program reads its settings: from its environment, or from a TOML file that this names.

The environment wins. A wrong or unknown setting stops the start with one clear line, which says
where the setting stands and what would be right. No `.env`, no secrets: a token lies in a file
that its owner alone may read, never in a setting, for settings are seen by every program of the
user.
"""

import difflib
import os
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

_FILE: Final = "SETTINGS_FILE"


class SettingsError(Exception):
    """The settings are wrong; the message is one clear line."""


class ProgramSettings(BaseSettings):
    """What the operator of a program may set; `load` reads it.

    Each program names its prefix: `SettingsConfigDict(env_prefix="WARTEMARKE_KIOSK_")`.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", validate_default=True, env_ignore_empty=True
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then the environment, then the file."""
        del dotenv_settings, file_secret_settings
        return (init_settings, env_settings, InitSettingsSource(settings_cls, _content(cls)))


_Settings = TypeVar("_Settings", bound=ProgramSettings)


def load(
    settings: type[_Settings],
    *,
    strangers: tuple[str, ...] = (),
    given: Mapping[str, object] | None = None,
) -> _Settings:
    """Read the settings of a program; raise SettingsError with one clear line if they are wrong.

    `strangers` are the beginnings of variables that belong to other programs though they begin
    with the prefix of this one; `given` are settings that win over all others.
    """
    _refuse_unknown_variables(settings, strangers)
    values: dict[str, Any] = dict(given or {})
    try:
        return settings(**values)
    except ValidationError as error:
        said = dict.fromkeys(_sentence(settings, each, values) for each in error.errors())
        raise SettingsError("; ".join(said)) from None


def variable(settings: type[ProgramSettings], name: str) -> str:
    """Give the environment's name of a setting: `port` is `WARTEMARKE_KIOSK_PORT`."""
    return f"{settings.model_config.get('env_prefix', '')}{name}".upper()


def near(name: str, known: Collection[str]) -> str:
    """Say which of the known names was perhaps meant, or which there are."""
    alike = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {alike[0]}?" if alike else f"there are {', '.join(sorted(known))}"


def _sentence(
    settings: type[ProgramSettings], error: ErrorDetails, given: Mapping[str, object]
) -> str:
    says = error["msg"].removeprefix("Value error, ")
    if not error["loc"]:
        return f"settings: {says}"
    name, inside = str(error["loc"][0]), [str(part) for part in error["loc"][1:2]]
    in_environment = variable(settings, name)
    if error["type"] == "missing":
        return f"setting {in_environment} is missing"
    if not os.environ.get(in_environment) and name not in given and name in _content(settings):
        where = os.environ[variable(settings, _FILE)]
        return f"{', '.join([name, *inside])} in {where}: {says}"
    return f"setting {', '.join([in_environment, *inside])}: {says}"


def _content(settings: type[ProgramSettings]) -> dict[str, Any]:
    name = os.environ.get(variable(settings, _FILE))
    if not name:
        return {}
    try:
        content = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot read the settings file {name}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the settings file {name} is not TOML: {error}") from None
    for key in content:
        if key not in settings.model_fields:
            meant = near(key, settings.model_fields)
            raise SettingsError(f"unknown setting {key} in {name}; {meant}")
    return content


def _refuse_unknown_variables(settings: type[ProgramSettings], strangers: tuple[str, ...]) -> None:
    known = {variable(settings, name) for name in (*settings.model_fields, _FILE)}
    prefix = variable(settings, "")
    for name in os.environ:
        if name.startswith(prefix) and name not in known and not name.startswith(strangers):
            raise SettingsError(f"unknown setting {name}; {near(name, known)}")
