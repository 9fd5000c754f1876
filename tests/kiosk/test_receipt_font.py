"""The paper's fonts come from the script beside them, and bring their licence."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from tests.kiosk.receipts import ROOT

FONTS = ROOT / "kiosk" / "fonts"


@pytest.fixture
def script() -> ModuleType:
    """The script, which is no package's member."""
    spec = importlib.util.spec_from_file_location("build_fonts", FONTS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("weight", ["Regular", pytest.param("Bold", marks=pytest.mark.long)])
def test_same_bytes_when_a_font_is_built_anew(
    script: ModuleType, weight: str, tmp_path: Path
) -> None:
    """What is shipped is what the script makes; without its very sources it says which it wants."""
    if script.not_at_hand():
        assert script.main() == 1
        return
    script.build(weight, tmp_path / "built.ttf")
    shipped = FONTS / f"WartemarkePaper-{weight}.ttf"
    assert (tmp_path / "built.ttf").read_bytes() == shipped.read_bytes()


def test_one_line_names_the_sources_when_they_are_not_there(
    script: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A font of another release is not built over the shipped one."""
    monkeypatch.setattr(script, "SOURCE", tmp_path)
    (tmp_path / "NotoSans-Bold.ttf").write_bytes(b"of another release")
    before = {file: file.stat().st_mtime_ns for file in FONTS.glob("*.ttf")}
    assert script.main() == 1
    assert "NotoSans-Bold" in capsys.readouterr().err
    assert {file: file.stat().st_mtime_ns for file in FONTS.glob("*.ttf")} == before


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_licence_lies_beside_the_font_when_it_is_shipped(weight: str) -> None:
    """The OFL goes with the font; its name is our own, as the licence wants of changed versions."""
    names = TTFont(FONTS / f"WartemarkePaper-{weight}.ttf")["name"]
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text()
    assert "Copyright" in names.getDebugName(0)
    assert "Open Font License" in names.getDebugName(13)
    assert names.getDebugName(1) == "Wartemarke Paper"
