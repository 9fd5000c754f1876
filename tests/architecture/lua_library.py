"""Write the assembled Lua library to `build/wartemarke.lua`, for luacheck.

The files of `server/lua/` share one scope only once they are put together: a check of one file
alone would know neither the helpers above it nor who uses what it defines.
"""

from server.lua import library
from tests.architecture.tree import ROOT


def main() -> None:
    """Write the library as the store gets it."""
    target = ROOT / "build" / "wartemarke.lua"
    target.parent.mkdir(exist_ok=True)
    target.write_text(library.source(), encoding="utf-8")


if __name__ == "__main__":
    main()
