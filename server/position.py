"""Where in the stream of events something is: `(epoch, seq)`, ordered."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Position:
    """One event's place; epochs grow with every run of the store, seqs count from 0 in an epoch."""

    epoch: int
    seq: int

    @classmethod
    def of_entry(cls, entry_id: bytes | str) -> "Position":
        """Read a stream entry's id, `epoch-seq`."""
        text = entry_id.decode() if isinstance(entry_id, bytes) else entry_id
        epoch, _, seq = text.partition("-")
        return cls(int(epoch), int(seq))

    @classmethod
    def of_json(cls, value: object) -> "Position":
        """Read `{"epoch": …, "seq": …}`; raise ValueError for anything else."""
        if isinstance(value, Mapping) and set(value) == {"epoch", "seq"}:
            epoch, seq = value["epoch"], value["seq"]
            if type(epoch) is int and type(seq) is int and epoch >= 0 and seq >= 0:
                return cls(epoch, seq)
        message = 'a position is {"epoch": whole number, "seq": whole number}'
        raise ValueError(message)

    @property
    def entry_id(self) -> str:
        """The stream entry's id."""
        return f"{self.epoch}-{self.seq}"

    def as_json(self) -> dict[str, int]:
        """Give it as it goes over the wire."""
        return {"epoch": self.epoch, "seq": self.seq}


START = Position(0, 0)
"""Before everything: what a stream without entries has been read up to."""
