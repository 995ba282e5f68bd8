"""Raw, scraped photo captions in; tables of people, films and credits out.

The public names are imported on first use, so that `import extractor` and `extractor --help` stay fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractor.accessor import register_accessor

if TYPE_CHECKING:
    from extractor.batch import run
    from extractor.frames import extract
    from extractor.recognise import load
    from extractor.resolution import resolve
    from extractor.tables import read_results

__all__ = ["extract", "load", "read_results", "resolve", "run"]
__version__ = "0.1.0"

_HOME = {
    "load": "extractor.recognise",
    "extract": "extractor.frames",
    "resolve": "extractor.resolution",
    "run": "extractor.batch",
    "read_results": "extractor.tables",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


register_accessor()
