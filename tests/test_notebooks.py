"""The notebooks: stored bare, with no logic of their own, and run from top to bottom, wherever one stands."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LOGIC = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try,
    ast.comprehension,
)  # fmt: skip
SECONDS = 120  # for a cell, and twice that for a notebook: four times what they take where nothing else runs
EXECUTE = """
import sys
import nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=int(sys.argv[2]), resources={"metadata": {"path": sys.argv[3]}}).execute()
nbformat.write(notebook, sys.argv[4])
"""

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path, kind):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def test_all_are_there():
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04"]


@each
def test_stored_without_outputs(path):
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        assert cell["metadata"] == {}


@each
def test_no_logic_of_its_own(path):
    for cell in cells(path, "code"):
        found = [node for node in ast.walk(ast.parse("".join(cell["source"]))) if isinstance(node, LOGIC)]
        assert not found, f"{path.name}: {ast.dump(found[0])[:80]}; it belongs in the package"


@each
def test_words_lead_every_notebook(path):
    first, *_ = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert first["cell_type"] == "markdown"
    assert first["source"][0].startswith("# ")


@pytest.mark.slow
@each
def test_runs_from_top_to_bottom(path, tmp_path):
    """By this interpreter's own kernel, in notebooks/ or the root of the checkout, which stays as it was."""
    kernel = tmp_path / "share" / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": command, "display_name": "this", "language": "python"}))
    folder = ROOT if path.stem.startswith("01") else path.parent
    environment = {**os.environ, "JUPYTER_PATH": str(tmp_path / "share" / "jupyter"), "TMPDIR": str(tmp_path)}
    before = state()
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, str(path), str(SECONDS), str(folder), str(tmp_path / "done.ipynb")],
        env=environment, capture_output=True, text=True, timeout=2 * SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert state() == before
    outputs = [output for cell in cells(tmp_path / "done.ipynb", "code") for output in cell["outputs"]]
    noise = ["".join(output["text"]) for output in outputs if output.get("name") == "stderr"]
    assert not noise  # no warnings, no progress
    assert any("image/svg+xml" in output.get("data", {}) for output in outputs)


def state():
    shown = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False)
    return shown.stdout
