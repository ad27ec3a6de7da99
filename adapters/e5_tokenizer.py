"""The tokenizer of multilingual-e5-small over the word pieces we keep."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from adapters.e5_weights import Weights

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

MAX_TOKENS = 512

_IDEOGRAPHS = ("CJK UNIFIED", "CJK COMPATIBILITY", "IDEOGRAPHIC")


def wanted(piece: str) -> bool:
    """Whether a word piece is of the scripts we need: ideographs, plain Latin, digits, punctuation, signs.

    Single accented letters stay, so that a foreign name is spelled out rather than lost.

    >>> [wanted(piece) for piece in ("▁budget", "预算", "）", "é", "на", "▁på")]
    [True, True, True, True, False, False]
    """
    text = piece.removeprefix("▁")
    if len(text) == 1 and unicodedata.name(text, "").startswith("LATIN"):
        return True
    return all(_plain(char) for char in text)


def _plain(char: str) -> bool:
    if char.isascii():
        return True
    if unicodedata.category(char)[0] in "PSZN":
        return True
    return unicodedata.name(char, "").startswith(_IDEOGRAPHS)


def build(weights: Weights, kept: Sequence[int]) -> PreTrainedTokenizerFast:
    """Make the tokenizer whose token ids are the places of the kept pieces."""
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    begin, end, padding, unknown = (kept.index(i) for i in weights.special)
    vocabulary = [(weights.pieces[i], float(weights.scores[i])) for i in kept]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace()
    first, pad, last, lost = (vocabulary[i][0] for i in (begin, padding, end, unknown))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} {last} $B {last}",
        special_tokens=[(first, begin), (last, end)],
    )
    make: Callable[..., PreTrainedTokenizerFast] = PreTrainedTokenizerFast
    return make(
        tokenizer_object=tokenizer,
        bos_token=first,
        eos_token=last,
        unk_token=lost,
        pad_token=pad,
        cls_token=first,
        sep_token=last,
        model_max_length=MAX_TOKENS,
    )
