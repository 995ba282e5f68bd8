"""What a notebook of the checkout needs before its first table: charts and tables that show without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from extractor.analysis.charts import altair
from extractor.errors import InputError

PAGES: Final = Path("corpus", "pages")
ROWS: Final = 10  # of a table, before it turns its page


def prepare_notebook() -> Path:
    """Has charts drawn and frames shown as tables to sort and search, all offline; returns the checkout's folder.

    Charts are SVG in the notebook itself, by vl-convert, so that JupyterLab, an export to HTML and a page of a
    code host show them alike; tables bring their script along. Raises InputError where the extra "notebooks" is not
    installed, and where neither the working directory nor a folder above it is a checkout.
    """
    alt = altair()
    try:
        import itables
        import itables.options as shown
        import vl_convert  # noqa: F401  # what Altair draws with
    except ImportError as error:
        raise InputError(f'no {error.name} here; pip install "caption-extractor[notebooks]"') from error
    folder = find_checkout()
    alt.renderers.enable("svg")
    itables.init_notebook_mode(all_interactive=True, connected=False)
    shown.pageLength, shown.lengthMenu = ROWS, [ROWS, 25, 100]
    shown.classes = ["display", "compact"]
    shown.showIndex = False
    return folder


def find_checkout(start: Path | None = None) -> Path:
    """The folder, from the working directory up, that holds the sample pages; raises InputError where none does."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / PAGES).is_dir():
            return folder
    raise InputError(f"no {PAGES} in {start} or above it; start Jupyter in a checkout of Caption Extractor")
