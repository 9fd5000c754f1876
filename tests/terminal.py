"""What a test tells whoever runs it, whether it passes or not."""

import sys

import pytest


class Terminal:
    """Says something where it is read, whether the test passes or not."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Write past what is kept of the test."""
        self._capsys = capsys

    def say(self, *lines: str) -> None:
        """Write these lines, below one another: several workers share standard error alone."""
        with self._capsys.disabled():
            sys.stderr.write("\n".join(("", *lines, "")))
