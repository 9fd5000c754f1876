"""The one door to python-escpos' printer profiles, which leave nothing behind in the temp folder.

Importing `escpos` writes a pickle of its profiles into a new temporary folder and never takes it
away: a kiosk that starts each morning would fill its disk. Whoever imports `escpos` imports this
module too.
"""

import os
import shutil

from escpos import capabilities

if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)


def width_in_dots(profile: str) -> int:
    """Give the printable width of a profile; KeyError or ValueError where it states none."""
    return int(capabilities.CAPABILITIES["profiles"][profile]["media"]["width"]["pixels"])


def dots_per_inch(profile: str) -> int:
    """Give the dots per inch of a profile; KeyError or ValueError where it states none."""
    return int(capabilities.CAPABILITIES["profiles"][profile]["media"]["dpi"])


def can_cut(profile: str) -> bool:
    """Say whether printers of this profile have a cutter; without one the visitor tears."""
    features = capabilities.CAPABILITIES["profiles"][profile]["features"]
    return bool(features.get("paperFullCut") or features.get("paperPartCut"))
