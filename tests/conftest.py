"""Settings of the whole test run."""

# Doctests are collected from every module; the folders' conftest files all have one name, and hold none.
collect_ignore_glob = ["conftest.py", "*/conftest.py"]


def pytest_collection_modifyitems(items):
    """Browser tests come last: the browser's driver keeps an event loop running, and others start their own."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
