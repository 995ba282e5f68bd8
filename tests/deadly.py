"""The stand-in pipeline with captions that kill the process that reads them, or keep it for ever, and how to load it.

A worker is a fresh interpreter and knows nothing of the tests; `loadable` puts a folder on the path whose sitecustomize
tells it.
"""

import os
import signal
import sys
import time
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from stand_in import stand_in_pipeline

ONCE = "DEADLY_ONCE"  # a file that the first to read "ONCE" takes away, and dies
SLOW = "DEADLY_SLOW"  # seconds that each caption takes


@Language.component("deadly")
def deadly(doc: Doc) -> Doc:
    if "KILL" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HANG" in doc.text:
        time.sleep(3_600)
    if "ONCE" in doc.text and Path(os.environ[ONCE]).exists():
        Path(os.environ[ONCE]).unlink()
        os._exit(3)
    time.sleep(float(os.environ.get(SLOW, "0")))
    return doc


def deadly_pipeline() -> Language:
    nlp = stand_in_pipeline()
    nlp.add_pipe("deadly", first=True)
    return nlp


def loadable(folder: Path) -> tuple[str, str]:
    """The pipeline in a folder, as --model takes it, and the folder to put first on the path of who is to load it."""
    model, site = folder / "deadly_model", folder / "deadly_site"
    deadly_pipeline().to_disk(model)
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        f"import sys\nsys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import deadly, extractor.recognise.pipeline\n"
        "extractor.recognise.pipeline.add_rules = lambda nlp, labels=None: nlp\n"
        "deadly.deadly_pipeline()  # which registers where results are kept\n"
    )
    return str(model), str(site)


def environment(site: str, **more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([site, *filter(None, sys.path)]), **more}
