"""The locks say what is installed, by hash, and never where from."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT

RUN: Final = "requirements/run.txt"
TEST: Final = "requirements/test.txt"

_PIN: Final = re.compile(
    r"(?P<name>[a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(?P<version>[^\s;]+)(?: ; [^\\\n]+)? *\\\n"
    r"(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+"
)
_WHERE: Final = re.compile(
    r"://|^\s*-(?!-hash)|\s@\s|/(?:work|root|home|tmp)/|--(?:index|find)", re.MULTILINE
)


def pins(lock: str) -> dict[str, str]:
    """Read name and version of everything that is locked by hash."""
    return {match["name"]: match["version"] for match in _PIN.finditer(lock)}


def lock_amiss(lock: str) -> list[str]:
    """Give every line of a lock that is no pin with hashes, or that names a place."""
    rest = re.sub(r"^\s*#.*\n", "", _PIN.sub("", lock), flags=re.MULTILINE)
    code = re.sub(r"#.*", "", lock)
    return [*rest.splitlines(), *(match.group() for match in _WHERE.finditer(code))]


def unlocked(wanted: Iterable[str], locked: Mapping[str, str]) -> list[str]:
    """Give every requirement that the lock does not fulfil."""
    return [
        str(need)
        for need in map(Requirement, wanted)
        if not need.specifier.contains(locked.get(canonicalize_name(need.name), "0"))
    ]


def package_lock_amiss(lock: Mapping[str, Any]) -> list[str]:
    """Give every npm package that names a place, or has no hash."""
    packages = {name: package for name, package in lock["packages"].items() if name}
    return [
        name
        for name, package in packages.items()
        if "resolved" in package or not package.get("integrity", "").startswith("sha512-")
    ]


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _wanted() -> tuple[list[str], list[str]]:
    """Give what running needs, set-up included, and what testing needs."""
    project = tomllib.loads(_read("pyproject.toml"))
    run = project["project"]["dependencies"] + project["build-system"]["requires"]
    return run, run + project["project"]["optional-dependencies"]["test"]


@pytest.mark.parametrize("name", [RUN, TEST])
def test_a_lock_pins_everything_by_hash_when_it_is_ours(name: str) -> None:
    """Each entry has a version and hashes, and none names a host or a folder."""
    assert pins(_read(name))
    assert lock_amiss(_read(name)) == []


def test_the_locks_fulfil_the_project_when_it_asks_for_something() -> None:
    """What pyproject.toml asks for is locked, in a version that it accepts."""
    run, test = _wanted()
    assert unlocked(run, pins(_read(RUN))) == []
    assert unlocked(test, pins(_read(TEST))) == []


def test_the_locks_agree_when_both_name_a_package() -> None:
    """Tests run with exactly what the office runs with."""
    assert pins(_read(RUN)).items() <= pins(_read(TEST)).items()


def test_the_npm_lock_pins_everything_by_hash_when_it_is_ours() -> None:
    """Each npm package has its hash, and none says where it comes from."""
    lock = json.loads(_read("package-lock.json"))
    assert lock["packages"]
    assert package_lock_amiss(lock) == []


_HASH: Final = "    --hash=sha256:" + "a" * 64


@pytest.mark.parametrize(
    "planted",
    [
        "redis==8.1.0\n",
        "redis>=8.1 \\\n" + _HASH + "\n",
        "redis @ https://example.org/redis.whl \\\n" + _HASH + "\n",
        "--index-url https://example.org/simple\n",
        "--find-links wheels\n",
        "-e .\n",
    ],
)
def test_a_lock_is_found_when_a_line_is_amiss(planted: str) -> None:
    """Whatever is no pin with hashes is found beside one that is right."""
    right = "gevent==26.9.0 ; sys_platform == 'linux' \\\n" + _HASH + "\n    # via wartemarke\n"
    assert lock_amiss(right) == []
    assert lock_amiss(right + planted) != []


def test_a_requirement_is_found_when_the_lock_lacks_it() -> None:
    """A missing package is found, and so is a locked version that is too old."""
    locked = {"redis": "8.1.0", "fluent-runtime": "0.4.0"}
    assert unlocked(["redis>=8.1,<9", "fluent.runtime"], locked) == []
    assert unlocked(["redis>=8.2", "segno>=1"], locked) == ["redis>=8.2", "segno>=1"]


def test_an_npm_package_is_found_when_it_names_a_place() -> None:
    """A download address and a missing hash are found."""
    right = {"integrity": "sha512-x"}
    lock = {"packages": {"": {}, "a": right, "b": {**right, "resolved": "x"}, "c": {}}}
    assert package_lock_amiss(lock) == ["b", "c"]
