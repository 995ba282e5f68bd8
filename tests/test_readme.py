"""What the README shows an analyst is what the sample pages give."""

import doctest
import re
from pathlib import Path

import extractor

ROOT = Path(__file__).parent.parent


def test_for_analysts(tmp_path, monkeypatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```pycon\n(.*?)```", readme, re.DOTALL)
    extractor.run(ROOT / "corpus" / "pages", tmp_path / "results", workers=1)
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(shown, {}, "README", "README.md", 0)
    failures = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(examples)
    assert failures.attempted > 5
    assert failures.failed == 0
