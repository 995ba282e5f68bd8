"""`extract` is a pure function of a frame: other runners map it, Spark by mapInPandas and Ray by map_batches."""

import sys

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from extractor import extract

CAPTIONS = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "caption": [
            "Director Alan Parker (left) and Irene Cara on the set of Fame (1980).",
            "Alfred Hitchcock directs Janet Leigh in Psycho (1960).",
            "Jane Campion and Holly Hunter between takes on The Piano (1993).",
        ],
    }
)
COLUMNS = ["caption_id", "person", "role", "film"]


def plain(frame):
    return frame[COLUMNS].astype("str").sort_values(COLUMNS, ignore_index=True)


def test_spark_maps_it(monkeypatch):
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")

    def credits_of(frames):
        from extractor import extract

        for frame in frames:
            yield extract(frame, text="caption")[COLUMNS].astype(object)

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        schema = "caption_id string, person string, role string, film string"
        rows = session.createDataFrame(CAPTIONS.to_dict("records")).mapInPandas(credits_of, schema).collect()
    finally:
        session.stop()
    found = pd.DataFrame([row.asDict() for row in rows])
    assert_frame_equal(plain(found), plain(extract(CAPTIONS, text="caption")))


def test_ray_maps_it():
    ray = pytest.importorskip("ray", reason="ray is not installed")
    data = pytest.importorskip("ray.data", reason="ray[data] is not installed")

    def credits_of(frame):
        from extractor import extract

        return extract(frame, text="caption")[COLUMNS].astype(object)

    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False)
    try:
        dataset = data.from_pandas(CAPTIONS.astype(object)).map_batches(credits_of, batch_format="pandas")
        found = dataset.to_pandas()
    finally:
        ray.shutdown()
    assert_frame_equal(plain(found), plain(extract(CAPTIONS, text="caption")))
