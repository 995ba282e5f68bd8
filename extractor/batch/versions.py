"""What an extraction depends on besides the text: the versions of package, libraries, model and rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import spacy

from extractor import __version__
from extractor.errors import ModelError
from extractor.recognise.pipeline import shipped_model

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGE: Final = Path(__file__).parent.parent
# The rooms and files whose code and tables decide what is found in a text; a change in them extracts again.
_RULES: Final = (
    "recognise", "credits", "cues", "bloom.py", "boilerplate.py", "columns.py", "frames.py", "schema.py", "text.py",
    "batch/shards.py",
)  # fmt: skip


def versions_of(model: str | Path | Language | None, nlp: Language) -> dict[str, Any]:
    """The versions that a run writes into its ledger; two runs with equal ones find the same in a text.

    The model is known by its files, one given as an object by its weights and config: components of one's own code
    should have a new version in `nlp.meta` when they change.
    """
    described = {"name": nlp.meta["name"], "version": nlp.meta["version"], "hash": _hash_model(model, nlp)}
    return {
        "package": __version__,
        "spacy": version("spacy"),
        "thinc": version("thinc"),
        "model": described,
        "rules": _hash_rules(),
    }


def fingerprint_of(versions: dict[str, Any]) -> str:
    """The versions as one text, which stands in the key of every shard."""
    return json.dumps(versions, sort_keys=True)


def hash_file(path: Path) -> str:
    """The hash of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _hash_model(model: str | Path | Language | None, nlp: Language) -> str:
    if model is not None and not isinstance(model, str | Path):
        return hashlib.blake2b(nlp.to_bytes(exclude=["vocab"]), digest_size=16).hexdigest()
    folder = shipped_model() if model is None else Path(model)
    if not folder.is_dir():
        try:
            folder = Path(spacy.util.get_package_path(str(model)))
        except ImportError as error:
            raise ModelError(f"cannot tell where the files of {model} lie; name the pipeline by its folder") from error
    return _hash_files(folder, (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"))


@cache
def _hash_rules() -> str:
    parts = [_PACKAGE / name for name in _RULES]
    return _hash_files(_PACKAGE, (file for part in parts for file in (part.rglob("*") if part.is_dir() else [part])))


@cache
def hash_package() -> str:
    """The hash of all code and tables of the package."""
    return _hash_files(_PACKAGE, _PACKAGE.rglob("*"))


def _hash_files(folder: Path, paths: Iterable[Path]) -> str:
    total = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in paths if path.is_file() and path.suffix != ".pyc"):
        total.update(f"{path.relative_to(folder).as_posix()}={hash_file(path)}\n".encode())
    return total.hexdigest()
