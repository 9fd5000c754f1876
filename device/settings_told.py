"""How a program's `--help` tells its settings: each with its variable and what it means."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_settings import BaseSettings


def told(says: str, settings: "type[BaseSettings]", *, file: str) -> str:
    """Give the help of a program that has these settings; `file` is the variable of their file."""
    prefix = settings.model_config.get("env_prefix", "")
    fields = settings.model_fields.items()
    return "\n\n".join(
        [
            says,
            f"Settings: environment variables, or lines of a file (--settings, {file}):",
            *(f"{prefix}{name.upper()}: {field.description}" for name, field in fields),
        ]
    )
