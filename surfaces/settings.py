"""One typed settings object: `disclosure-qa.toml` in the working folder, overruled by `DISCLOSURE_QA_*`.

A key nobody knows is an error, in the file as in the environment: a misspelt setting must not pass for set.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from disclosure.errors import SettingsError
from surfaces.words import Language, say

PREFIX = "DISCLOSURE_QA_"
FILE = "disclosure-qa.toml"
# Read by the tests only: where the reference corpus and its question sets lie.
_OF_TESTS = frozenset({"corpus", "questions"})


class ModelSettings(BaseModel):
    """The chat model; `none` answers by rules alone."""

    model_config = ConfigDict(extra="forbid")

    provider: str = "none"
    name: str | None = None
    base_url: str | None = None
    api_key: SecretStr | None = None


class EmbeddingSettings(BaseModel):
    """The embedding model.

    Attributes:
        model: `bundled`, `hash` (no meaning, no weights: for tests and quick looks), or a folder or name that
            sentence-transformers loads.
        cache: where the bundled model is unpacked, or None for the user's cache folder.
    """

    model_config = ConfigDict(extra="forbid")

    model: str = "bundled"
    cache: Path | None = None


class UrlSettings(BaseModel):
    """Where a store lies: a database or a Chroma server by URL; None keeps it in the library folder."""

    model_config = ConfigDict(extra="forbid")

    url: str | None = None


class Settings(BaseSettings):
    """Everything a user may set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", toml_file=FILE
    )

    library: Path = Path("library")
    language: Language = "zh"
    model: ModelSettings = ModelSettings()
    embedding: EmbeddingSettings = EmbeddingSettings()
    store: UrlSettings = UrlSettings()
    chroma: UrlSettings = UrlSettings()

    @model_validator(mode="after")
    def _only_what_works(self) -> Settings:
        if self.model.provider != "none":
            raise ValueError(say("cli.model_unavailable", self.language, provider=self.model.provider))
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Explicit values win over the environment, the environment over the file."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(library: Path | None = None) -> Settings:
    """Read the settings; `library`, when given, wins over file and environment.

    Raises:
        SettingsError: for an unknown key or a value of the wrong kind.
    """
    unknown = sorted(_unknown_in(os.environ))
    if unknown:
        raise SettingsError(say("cli.unknown_setting", keys=", ".join(unknown)))
    try:
        return Settings() if library is None else Settings(library=library)
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(say("cli.bad_toml", file=FILE, why=error)) from error


def _unknown_in(environment: Mapping[str, str]) -> Iterator[str]:
    """The variables with our prefix that set nothing (pydantic-settings would pass over them in silence)."""
    for name in environment:
        if not name.upper().startswith(PREFIX):
            continue
        first, _, rest = name[len(PREFIX) :].lower().partition("__")
        field = Settings.model_fields.get(first)
        nested = field.annotation if field else None
        if first in _OF_TESTS and not rest:
            continue
        if field is None or (rest and not _has(nested, rest)):
            yield name


def _has(model: object, name: str) -> bool:
    return isinstance(model, type) and issubclass(model, BaseModel) and name in model.model_fields


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return say("cli.unknown_setting", keys=key)
    message = first["msg"].removeprefix("Value error, ")
    return say("cli.bad_setting", key=key, why=message) if key else message


__all__ = ["EmbeddingSettings", "ModelSettings", "Settings", "UrlSettings", "load_settings"]
