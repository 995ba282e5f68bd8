"""`df.captions.extract()`, whichever of pandas and this package is imported first."""

import subprocess
import sys

import pandas as pd
import pytest
from sample_studio import studio
from stand_in import stand_in_pipeline

import extractor
from extractor.errors import InputError

CAPTION = "Director Alan Parker and Irene Cara in Fame ( 1980 )"


@pytest.fixture(scope="module")
def nlp():
    return stand_in_pipeline()


@pytest.mark.parametrize("column", ["text", "caption"])
def test_it_extracts_as_the_function_does(nlp, column):
    frame = pd.DataFrame({"id": ["a"], column: [CAPTION]})
    pd.testing.assert_frame_equal(frame.captions.extract(nlp=nlp), extractor.extract(frame, text=column, nlp=nlp))
    assert len(frame.captions.extract(nlp=nlp, what="mentions")) == 4


def test_a_column_is_named(nlp):
    frame = pd.DataFrame({"text": ["nothing"], "legend": [CAPTION]})
    assert frame.captions.extract("legend", nlp=nlp)["person"].tolist() == ["Alan Parker", "Irene Cara"]


def test_no_column_of_captions(nlp):
    with pytest.raises(InputError, match="no column 'text'"):
        pd.DataFrame({"legend": [CAPTION]}).captions.extract(nlp=nlp)


def test_a_column_of_that_name_stays_a_column():
    people = studio().people
    assert people.captions.tolist() == people["captions"].tolist()


@pytest.mark.parametrize("first", ["extractor, pandas", "pandas, extractor"])
def test_either_may_be_imported_first(first):
    code = f"""
import {first}
import importlib.resources, sys
assert hasattr(pandas.DataFrame, "captions")
assert "spacy" not in sys.modules
assert type(pandas.__loader__).__name__ == type(pandas.__spec__.loader).__name__ == "SourceFileLoader"
assert importlib.resources.files("pandas").is_dir()
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_the_package_alone_brings_no_pandas():
    code = "import extractor, sys; assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
