"""Copy the icons named in icons.txt from an unpacked npm package lucide-static, unchanged.

    npm pack lucide-static && tar xzf lucide-static-*.tgz
    python resources/tools/take_icons.py package

A name that the package lacks stops the script; icons that are no longer named are removed.
"""

import shutil
import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
ICONS = TOOLS.parent / "icons"
LICENSES = TOOLS.parent / "licenses"


def main(package: Path) -> None:
    """Make resources/icons hold exactly the named icons, and keep the licence beside the others."""
    names = (TOOLS / "icons.txt").read_text(encoding="utf-8").split()
    for old in ICONS.glob("*.svg"):
        old.unlink()
    for name in names:
        shutil.copyfile(package / "icons" / f"{name}.svg", ICONS / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", LICENSES / "lucide-ISC.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
