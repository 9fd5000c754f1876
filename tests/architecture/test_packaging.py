"""What is built holds every package with its pages, texts, fonts and Lua, and nothing else."""

import re
import subprocess
import sys
import tomllib
import zipfile
from typing import Final

import pytest

from tests.architecture.tree import ROOT, committed

PACKAGES: Final = ("server", "kiosk", "display", "device")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Build the wheel with what is installed, and give the names in it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return frozenset(zipfile.ZipFile(built).namelist())


@pytest.mark.parametrize("package", PACKAGES)
def test_the_wheel_holds_every_file_when_it_lies_in_a_package(
    wheel: frozenset[str], package: str
) -> None:
    """A package goes out with all that its folder holds."""
    names = {path.as_posix() for path in committed(ROOT) if path.parts[0] == package}
    assert {name for name in names if (ROOT / name).is_file()} - wheel == set()


def test_the_wheel_holds_nothing_else_when_it_is_built(wheel: frozenset[str]) -> None:
    """Tests, locks and data stay at home."""
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not re.match(r"wartemarke-.*\.dist-info", top)} == set(PACKAGES)


def test_every_command_leads_somewhere_when_it_is_installed(wheel: frozenset[str]) -> None:
    """The module of each entry point is in the wheel, with a `main`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["scripts"]) == {"wartemarke", "wartemarke-kiosk", "wartemarke-display"}
    for target in project["scripts"].values():
        module, _, function = target.partition(":")
        name = f"{module.replace('.', '/')}.py"
        assert name in wheel
        assert re.search(
            rf"^def {function}\(", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
        )
