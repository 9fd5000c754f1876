"""Kiosks that give no numbers: taken out of service from afar, until somebody takes them back.

It is kept by the device's name, not by its token: a kiosk that gets another machine or another
token is still out of service.

Promises
--------
* What is asked with `fresh` is true now; else it is at most `FRESH_MS` old in another process.
* Only an act that changes something has a line in the audit, and always has one.
"""

from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.registry.audit import Deed
from server.registry.tokens import Tokens
from server.ticket import Role

FRESH_MS: Final = 1_000


class OutOfService(Tokens):
    """Which kiosks of the sites in one store give no numbers."""

    def out_of_service(self, *, fresh: bool = False) -> frozenset[str]:
        """Give the names of the kiosks that are out of service."""
        place, now_ms = (self._out_key, False), self._clock_ms()
        until_ms, row = self._remembered.get(place, (0, {}))
        if now_ms < until_ms and not fresh:
            return cast("frozenset[str]", row["names"])
        with self._answers():
            found = cast("set[bytes]", self._reading.smembers(self._out_key))
        names = frozenset(name.decode() for name in found)
        self._remembered[place] = (now_ms + FRESH_MS, {"names": names})
        return names

    def take_out_of_service(self, name: str, *, by: str) -> bool:
        """Let this kiosk give no numbers; tell whether there is one of this name with a token."""
        return self._turn(name, Deed.OUT_OF_SERVICE, by)

    def take_back(self, name: str, *, by: str) -> bool:
        """Let this kiosk give numbers again; tell whether there is one of this name."""
        return self._turn(name, Deed.BACK_IN_SERVICE, by)

    @property
    def _out_key(self) -> str:
        return keys.out_of_service_key(self.site_key)

    def _turn(self, name: str, deed: Deed, by: str) -> bool:
        goes = deed is Deed.OUT_OF_SERVICE

        def change(pipe: Pipeline) -> bool:
            proof, is_out = self._proof_of(pipe, name), bool(pipe.sismember(self._out_key, name))
            is_known = proof is not None and self._role_of(pipe, proof) is Role.KIOSK
            pipe.multi()
            if goes != is_out and (is_known or is_out):
                (pipe.sadd if goes else pipe.srem)(self._out_key, name)
                self.write_down(by, deed, name, within=pipe)
            return is_known or is_out

        with self._answers():
            devices = keys.devices_key(self.site_key)
            there_is = bool(self._watching(devices, change, self._out_key))
        self._remembered.pop((self._out_key, False), None)
        return there_is
