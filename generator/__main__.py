"""`python -m generator` is the command `thidua`."""

from __future__ import annotations

import gc


def main() -> None:
    """`thidua`: a group of commands."""
    # What is imported stays: to look for garbage among it is a tenth of the start.
    gc.disable()
    from generator.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
