"""Which passages hold what a question's evidence quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disclosure.model import Chunk, Document
from eval.gold import Source
from eval.text import bare, spaced

Place = tuple[str, str]  # document id, chunk id

_TOKENS = 3
_MOST = 0.7


class Passages:
    """The passages of some documents, in the form in which quotes are compared."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._of = {d.info.file: [_Passage(d, chunk) for chunk in d.chunks] for d in documents}

    def right(self, sources: Sequence[Source]) -> frozenset[Place]:
        """Every passage that holds one of the quotes."""
        return frozenset(place for source in sources for place in self._holding(source))

    def _holding(self, source: Source) -> Iterable[Place]:
        """The passages with the quote as a whole, else those with the most tokens of a table's row."""
        passages, wanted = self._of.get(source.doc, []), bare(source.quote)
        if not wanted:
            return
        whole = [passage.place for passage in passages if wanted in passage.text]
        if whole:
            yield from whole
            return
        tokens = spaced(source.quote).split()
        if len(tokens) < _TOKENS:
            return
        shares = {p.place: sum(token in p.tokens for token in tokens) / len(tokens) for p in passages}
        best = max(shares.values(), default=0.0)
        if best >= _MOST:
            yield from (place for place, share in shares.items() if share == best)


class _Passage:
    def __init__(self, document: Document, chunk: Chunk) -> None:
        text = document.slice(chunk.span)
        self.place = (document.id, chunk.id)
        self.text = bare(text)
        self.tokens = frozenset(spaced(text).split())
