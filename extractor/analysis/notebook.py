"""What a notebook of the checkout needs before its first table: charts and tables that show without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pandas as pd

from extractor.analysis.charts import altair
from extractor.errors import InputError

PAGES: Final = Path("corpus", "pages")
ROWS: Final = 10  # of a table, before it turns its page


def prepare_notebook() -> Path:
    """Has charts drawn and frames shown as tables to sort and search, all offline; returns the checkout's folder.

    Charts are SVG in the notebook itself, by vl-convert, so that JupyterLab, an export to HTML and a page of a code
    host show them alike; tables bring their script along. Raises InputError where the extra "notebooks" is not
    installed, and where neither the working directory nor a folder above it is a checkout.
    """
    alt = altair()
    try:
        import itables
        import vl_convert  # noqa: F401  # what Altair draws with
        from IPython import get_ipython
    except ImportError as error:
        raise InputError(f'no {error.name} here; pip install "caption-extractor[notebooks]"') from error
    folder = find_checkout()
    alt.renderers.enable("svg")
    itables.init_notebook_mode(all_interactive=False, connected=False)
    shell: Any = get_ipython()
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, show_table)
    return folder


def find_checkout(start: Path | None = None) -> Path:
    """The folder, from the working directory up, that holds the sample pages; raises InputError where none does."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / PAGES).is_dir():
            return folder
    raise InputError(f"no {PAGES} in {start} or above it; start Jupyter in a checkout of Caption Extractor")


def show_table(frame: pd.DataFrame) -> str:
    """A frame as the HTML of a table to sort, search and leaf through: texts left, numbers right, lists as texts."""
    from itables import to_html_datatable

    numbers = [place for place, kind in enumerate(frame.dtypes) if pd.api.types.is_numeric_dtype(kind)]
    texts = [place for place in range(frame.shape[1]) if place not in numbers]
    options: dict[str, Any] = {
        "columnDefs": [{"className": "dt-left", "targets": texts}, {"className": "dt-right", "targets": numbers}],
        "classes": ["display", "compact"], "pageLength": ROWS, "lengthMenu": [ROWS, 25, 100], "showIndex": False,
        "display_logo_when_loading": False,
        "style": "table-layout: auto; width: 100%",
    }  # fmt: skip
    return str(to_html_datatable(plain_cells(frame), **options))


def plain_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as one reads it: lists joined by commas, what is missing blank; numbers stay numbers.

    >>> plain_cells(pd.DataFrame({"film": ["Ran", None], "cast": [["Mieko", "Tatsuya"], []]})).values.tolist()
    [['Ran', 'Mieko, Tatsuya'], ['', '']]
    """
    cells = frame.astype(object).rename_axis(columns=None)
    return cells.map(_plain)


def _plain(cell: Any) -> Any:
    if pd.api.types.is_list_like(cell):
        return ", ".join(map(str, cell))
    return "" if pd.isna(cell) else cell
