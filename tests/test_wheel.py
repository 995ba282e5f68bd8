"""A wheel built from the tree carries the model and the review's page, and works in any folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_wheel_carries_the_model_and_the_pages(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), "."]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
        carried = set(archive.namelist())
    assert {f"extractor/review/{name}" for name in ("page.html", "review.css", "review.js")} <= carried
    script = (
        "import extractor; nlp = extractor.load(); print(extractor.__file__);"
        "from extractor.report.page import build_script; build_script();"
        "print(nlp('Director Alan Parker prepares Irene Cara for a scene in Fame (1980).')._.credits[0].person)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env={"PYTHONPATH": str(site)}, capture_output=True, text=True
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    where, person = run.stdout.split("\n")[:2]
    assert Path(where).is_relative_to(site)
    assert person == "Alan Parker"
