"""What can go wrong, said so that a user can mend it.

Every message says where (file, line), what, and the remedy. A batch catches `ExtractorError`, records it in
`failures.jsonl` and goes on with the other inputs; a library caller sees it raised.
"""


class ExtractorError(Exception):
    """The root: anything this package raises on purpose."""


class DecisionWarning(UserWarning):
    """A decision that has no effect: of somebody who is not there. Nothing is wrong with the run."""


class InputError(ExtractorError):
    """An input that cannot be read: no captions in it, no caption column, a broken line, a binary file."""


class OutputError(ExtractorError):
    """An output folder or file that cannot be written, or that holds another run."""


class ModelError(ExtractorError):
    """No recogniser where one was expected, or one without usable labels."""


class CorpusError(ExtractorError):
    """A gold caption that is not well formed or does not align with tokens."""


class WorkerError(ExtractorError):
    """A worker that cannot be started, or a cluster that cannot be reached."""
