"""The board's program with a fault: whoever asks the agent how long to wait fails the first time.

Run as `python -m tests.display.shaky_board`.
"""

from gevent import monkey

monkey.patch_all()

import display.app
from display.agent import Agent
from display.cli import run


class ShakyAgent(Agent):
    """The agent, whose waits cannot be worked out at first."""

    failed: frozenset[str] = frozenset()

    def wait_s(self) -> float:
        """Return how long nothing changes by itself."""
        self._fail_once("time")
        return super().wait_s()

    def voice_wait_s(self) -> float:
        """Return how long the voice has nothing to do."""
        self._fail_once("voice")
        return super().voice_wait_s()

    def _fail_once(self, what: str) -> None:
        if what not in self.failed:
            self.failed |= {what}
            raise RuntimeError(f"no {what}")


if __name__ == "__main__":
    vars(display.app)["Agent"] = ShakyAgent
    run()
