"""The settings that every device has: its folder, the token in it, and what makes its sound."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import field_validator

from device import token_file
from device.settings import ProgramSettings, SettingsError
from device.sound import sink
from device.token_file import Kept, TokenProblem


class DeviceSettings(ProgramSettings):
    """What every device has: a folder, a token in it, and perhaps a sound."""

    if TYPE_CHECKING:  # each device has them with its own default and place in the list
        token_file: Path | None
        data_dir: Path
        sound: str | list[str]

    @field_validator("sound", check_fields=False)
    @classmethod
    def _known_sound(cls, value: str | list[str]) -> str | list[str]:
        sink(value)
        return value

    @property
    def token_path(self) -> Path:
        """Where the token lies, or will lie when the device has been paired."""
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
