"""Small disks of a test's own, which it may fill, make read-only, break and repair."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


def _run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


@dataclass(frozen=True)
class Disk:
    """A file system of a few megabytes, mounted at `path`."""

    path: Path

    @property
    def free(self) -> int:
        """Bytes that are left."""
        disk = os.statvfs(self.path)
        return disk.f_bavail * disk.f_frsize

    def fill(self, *, leave: int = 0) -> None:
        """Write a file until only so many bytes are left."""
        with (self.path / "filler").open("wb", buffering=0) as filler:
            try:
                while self.free > leave:
                    filler.write(bytes(min(65_536, self.free - leave)) or b"\0")
            except OSError:
                assert not leave

    def make_room(self) -> None:
        """Take that file away."""
        (self.path / "filler").unlink()

    def remount(self, how: str) -> None:
        """Make it `ro` or `rw`; nobody may have a file open for writing."""
        _run("mount", "-o", f"remount,{how}", self.path)


@contextmanager
def small_disk(path: Path, *, mb: int = 8) -> Iterator[Disk]:
    """Mount a disk in memory."""
    path.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={mb}m", "tmpfs", path)
    try:
        yield Disk(path)
    finally:
        _run("umount", "--lazy", path)


class FailingDisk(Disk):
    """An ext4 file system in a file, which turns read-only when it notices an error."""

    @property
    def _image(self) -> Path:
        return self.path.with_suffix(".img")

    def make(self) -> None:
        """Make the file system, and mount it."""
        self.path.mkdir()
        with self._image.open("wb") as image:
            image.truncate(24_000_000)
        _run("mkfs.ext4", "-q", "-F", self._image)
        self.mount()

    def mount(self) -> None:
        """Mount it."""
        _run("mount", "-o", "loop,errors=remount-ro", self._image, self.path)

    def unmount(self, *how: str) -> None:
        """Unmount it; fails while anybody uses it."""
        _run("umount", *how, self.path)

    def fail(self) -> None:
        """Let the kernel believe that the file system is damaged."""
        mounts = (line.split() for line in Path("/proc/mounts").read_text().splitlines())
        device = next(Path(words[0]).name for words in mounts if words[1] == str(self.path))
        Path(f"/sys/fs/ext4/{device}/trigger_fs_error").write_text("1")

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Let every write to it wait until the end, as a disk does that hangs."""
        _run("fsfreeze", "--freeze", self.path)
        try:
            yield
        finally:
            _run("fsfreeze", "--unfreeze", self.path)

    def repair(self) -> None:
        """Unmount, check and mount it, as an operator does."""
        self.unmount()
        checked = subprocess.run(["e2fsck", "-fy", self._image], check=False, capture_output=True)
        assert checked.returncode <= 1, checked
        self.mount()


@contextmanager
def failing_disk(path: Path) -> Iterator[FailingDisk]:
    """Mount a disk that can fail and be repaired."""
    disk = FailingDisk(path)
    disk.make()
    try:
        yield disk
    finally:
        disk.unmount("--lazy")
