"""Settings of the whole test run."""

# Doctests are collected from every module; the folders' conftest files all have one name, and hold none.
collect_ignore_glob = ["conftest.py", "*/conftest.py"]
