"""`python -m generator` is the command `thidua`."""

from generator.cli import main

if __name__ == "__main__":
    main()
