"""`df.captions.extract()`: the extractor as an accessor of every pandas frame.

`import extractor` registers it: at once where pandas is there, else when pandas is imported, so that importing the
package alone stays quick.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    from extractor.frames import What

NAME: Final = "captions"
TEXT_COLUMNS: Final = ("text", "caption")  # looked for, in this order, where no column is named


def register_accessor() -> None:
    """Makes `df.captions` known to pandas, now or as soon as pandas is imported."""
    if "pandas" in sys.modules:
        _register()
    else:
        sys.meta_path.insert(0, _PandasFinder())


class CaptionsAccessor:
    """What the extractor makes of a frame that holds captions."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def extract(
        self,
        text: str | None = None,
        *,
        id: str | None = None,  # noqa: A002  # as in `extractor.extract`
        heading: str | None = None,
        nlp: Language | None = None,
        what: What = "credits",
    ) -> pd.DataFrame:
        """The credits (or mentions, or films) of the frame's captions, as `extractor.extract` gives them.

        `text` names the column of captions: "text" or else "caption" if not given.

        ```python
        pd.DataFrame({"caption": ["Director Alan Parker on the set of Fame (1980)."]}).captions.extract()
        ```
        """
        from extractor import extract

        found = [column for column in TEXT_COLUMNS if column in self._frame.columns]
        return extract(self._frame, text or (found or TEXT_COLUMNS)[0], id=id, heading=heading, nlp=nlp, what=what)


def _register() -> None:
    from pandas import DataFrame
    from pandas.api.extensions import register_dataframe_accessor

    if not hasattr(DataFrame, NAME):
        register: Any = register_dataframe_accessor(NAME)  # typed for classes, takes whatever gives an accessor
        register(_captions_of)


def _captions_of(frame: pd.DataFrame) -> CaptionsAccessor | pd.Series[Any]:
    """The accessor; or the column of that name, for pandas would hide it: the tables of people and films have one."""
    return frame[NAME] if NAME in frame.columns else CaptionsAccessor(frame)


class _PandasFinder(MetaPathFinder):
    """Finds pandas where it is, and has the accessor registered once it is loaded."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != "pandas":
            return None
        sys.meta_path.remove(self)
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _RegisteringLoader(spec.loader)
        return spec


class _RegisteringLoader(Loader):
    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        if module.__spec__ is not None:
            module.__spec__.loader = self.loader  # from here on pandas is as if nobody had looked
        module.__loader__ = self.loader
        self.loader.exec_module(module)
        _register()
