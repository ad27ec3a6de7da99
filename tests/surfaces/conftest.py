import pytest
from doubles import Parts, document


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch, tmp_path):
    """No setting of the machine, and no library in the checkout, may reach a test."""
    for name in ("LIBRARY", "LANGUAGE", "MODEL__PROVIDER", "EMBEDDING__MODEL", "STORE__URL", "CHROMA__URL"):
        monkeypatch.delenv(f"DISCLOSURE_QA_{name}", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def parts():
    made = Parts()
    made.hold(document())
    return made
