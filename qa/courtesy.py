"""The question within what is said around it: greetings, thanks, and words that only say it is one (麻烦帮我查一下…，谢谢)."""

from __future__ import annotations

from disclosure.terms import pattern

# Less than this is no question.
_LEAST = 2


def without_courtesy(raw: str) -> str:
    """A question without the words around it; as it stands where nothing would be left.

    >>> without_courtesy("您好，麻烦帮我查一下公用经费是多少？谢谢！")
    '公用经费是多少？'
    """
    asked = raw.strip()
    for edge in ("closing", "opening"):
        while (cut := pattern("courtesy", edge).sub("", asked, count=1)) != asked:
            asked = cut
    asked = pattern("courtesy", "urging").sub("", asked)
    return asked if sum(char.isalnum() for char in asked) >= _LEAST else raw
