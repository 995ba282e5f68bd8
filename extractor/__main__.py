"""`python -m extractor`, which is the command `extractor`."""

from extractor.cli import main

if __name__ == "__main__":
    main()
