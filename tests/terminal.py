"""What a test tells whoever runs it, whether it passes or not."""

import pytest


class Terminal:
    """Says something where it is read, whether the test passes or not."""

    def __init__(self, config: pytest.Config, capsys: pytest.CaptureFixture[str]) -> None:
        """Write to the terminal of this run."""
        self._writer = config.get_terminal_writer()
        self._capsys = capsys

    def say(self, *lines: str) -> None:
        """Write these lines, below one another."""
        with self._capsys.disabled():
            for line in ("", *lines):
                self._writer.line(line)
