import sys
from pathlib import Path

import pytest
import sampled

# The sample's generator is not an installed package.
sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture(scope="session")
def markdown():
    return sampled.read(".md")


@pytest.fixture(scope="session")
def pages():
    return sampled.pdf_pages()
