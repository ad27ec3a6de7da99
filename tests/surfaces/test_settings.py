from pathlib import Path

import pytest

from disclosure.errors import SettingsError
from surfaces.settings import load_settings


def test_everything_has_a_default():
    settings = load_settings()
    assert settings.library == Path("library")
    assert settings.model.provider == "none"
    assert settings.embedding.model == "bundled"


def test_the_environment_names_nested_settings_with_two_underscores(monkeypatch):
    monkeypatch.setenv("DISCLOSURE_QA_LIBRARY", "/srv/books")
    monkeypatch.setenv("DISCLOSURE_QA_EMBEDDING__MODEL", "hash")
    settings = load_settings()
    assert (settings.library, settings.embedding.model) == (Path("/srv/books"), "hash")


def test_the_file_in_the_working_folder_is_read_and_the_environment_wins(monkeypatch):
    Path("disclosure-qa.toml").write_text('library = "from-file"\nlanguage = "en"\n', encoding="utf-8")
    assert load_settings().library == Path("from-file")
    monkeypatch.setenv("DISCLOSURE_QA_LIBRARY", "from-env")
    assert load_settings().library == Path("from-env")
    assert load_settings().language == "en"
    assert load_settings(Path("given")).library == Path("given")


@pytest.mark.parametrize("rest", ["LIBRRAY", "MODEL__NAEM", "LIBRARY__X"])
def test_a_misspelt_variable_is_an_error_that_names_it(monkeypatch, rest):
    name = f"DISCLOSURE_QA_{rest}"
    monkeypatch.setenv(name, "x")
    with pytest.raises(SettingsError, match=name):
        load_settings()


@pytest.mark.parametrize(
    ("line", "named"), [("librray = 'x'", "librray"), ("[model]\nnaem = 'x'", "model.naem")]
)
def test_a_misspelt_key_of_the_file_is_an_error_that_names_it(line, named):
    Path("disclosure-qa.toml").write_text(line, encoding="utf-8")
    with pytest.raises(SettingsError, match=named):
        load_settings()


def test_a_file_that_is_no_toml_is_one_sentence():
    Path("disclosure-qa.toml").write_text("library = ", encoding="utf-8")
    with pytest.raises(SettingsError, match="TOML"):
        load_settings()


def test_a_wrong_value_names_its_setting(monkeypatch):
    monkeypatch.setenv("DISCLOSURE_QA_LANGUAGE", "fr")
    with pytest.raises(SettingsError, match="language"):
        load_settings()


def test_a_chat_model_that_is_not_there_is_refused_rather_than_ignored(monkeypatch):
    monkeypatch.setenv("DISCLOSURE_QA_MODEL__PROVIDER", "openai")
    with pytest.raises(SettingsError, match="openai"):
        load_settings()


def test_the_variables_of_the_tests_are_let_through(monkeypatch):
    monkeypatch.setenv("DISCLOSURE_QA_CORPUS", "/somewhere")
    monkeypatch.setenv("DISCLOSURE_QA_QUESTIONS", "/elsewhere")
    assert load_settings().library == Path("library")


def test_a_key_never_shows(monkeypatch):
    monkeypatch.setenv("DISCLOSURE_QA_MODEL__API_KEY", "sk-secret")
    assert "sk-secret" not in str(load_settings().model_dump(mode="json")) + repr(load_settings())
