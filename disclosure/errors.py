"""Every error the product raises on purpose, as one tree.

DisclosureError            base: its message is one clear sentence for a user
├── UnitMismatch           two amounts of different dimensions met
├── PlanError              a plan names an unknown operation, fact or step
│   └── Undefined          the arithmetic has no answer (a zero base, a blank operand)
├── InvalidCorrection      a correction names no figure, or is none
├── UnreadableFile         a file cannot become a document; `reason` says why
├── LibraryError           the library folder cannot be used as asked
│   ├── LibraryBusy        another process is writing
│   └── UnknownDocument    no document of that name or id
└── SettingsError          a setting is unknown or has a wrong value
"""


class DisclosureError(Exception):
    """Base of all deliberate errors."""


class UnitMismatch(DisclosureError):
    """Two amounts whose units measure different things were combined."""


class PlanError(DisclosureError):
    """A plan cannot be evaluated as written."""


class Undefined(PlanError):
    """The arithmetic asked for has no result."""


class InvalidCorrection(DisclosureError):
    """A correction names no figure of the document, or gives something that cannot stand in its place."""


class UnreadableFile(DisclosureError):
    """A file cannot be read as a disclosure.

    Args:
        reason: why, without the file's name.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LibraryError(DisclosureError):
    """The library folder cannot be used as asked."""


class LibraryBusy(LibraryError):
    """Another process holds the library's write lock."""


class UnknownDocument(LibraryError):
    """No document of that file name or id is in the library."""


class SettingsError(DisclosureError):
    """A setting is unknown or has a value of the wrong kind."""
