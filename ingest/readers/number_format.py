"""A spreadsheet's number with its format, as the sheet prints it: 1234.5 under #,##0.00 is 1,234.50."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache

from disclosure.terms import load
from ingest.readers.date_format import is_date, printed_date

_DIGITS = 15  # what a spreadsheet keeps of a number
_GENERAL_WIDTH = 10  # digits that an unformatted number shows, when it has decimals
_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<char>.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_PLACES = "0#?"


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a format: `kind` is a placeholder character, `.`, `,`, `%`, `@`, or `literal`."""

    kind: str
    text: str = ""


def printed(value: Decimal, form: str, *, since_1904: bool = False) -> str:
    """What a sheet shows of a number.

    >>> printed(Decimal("1234.5"), "#,##0.00"), printed(Decimal(208), "General")
    ('1,234.50', '208')
    >>> printed(Decimal("-3"), '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ '), printed(Decimal("0.0932"), "0.00%")
    ('-3.00', '9.32%')
    """
    exact = +value if len(value.as_tuple().digits) <= _DIGITS else Context(_DIGITS, ROUND_HALF_UP).plus(value)
    section, shown = _section(form, exact)
    tokens = tuple(_tokens(section))
    if is_date(section):
        return printed_date(exact, section, since_1904=since_1904)
    if _is_general(section) or not _is_plain(tokens):
        return _general(shown)
    with localcontext(Context(40, ROUND_HALF_UP)):
        return _filled(tokens, shown).strip()


def _section(form: str, value: Decimal) -> tuple[str, Decimal]:
    """The part of a format that governs a value, and the value without the sign that the part prints itself."""
    parts = _split(form)
    conditioned = [_condition(part) for part in parts]
    if any(conditioned):
        for part, condition in zip(parts, conditioned, strict=True):
            if condition is None or _holds(value, *condition):
                return part, value
        return parts[-1], value
    if value == 0 and len(parts) > 2:
        return parts[2], value
    if value < 0 and len(parts) > 1:
        return parts[1], abs(value)
    return parts[0], value


@cache
def _split(form: str) -> tuple[str, ...]:
    parts, current = [], ""
    for match in _TOKEN.finditer(form):
        if match["char"] == ";":
            parts.append(current)
            current = ""
        else:
            current += match.group()
    return (*parts, current)


def _condition(section: str) -> tuple[str, Decimal] | None:
    for match in _TOKEN.finditer(section):
        found = _CONDITION.fullmatch(match["bracket"] or "")
        if found:
            return found[1], Decimal(found[2])
    return None


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    order = (value > bound) - (value < bound)
    return order in {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (0, 1), "<>": (-1, 1)}[sign]


@cache
def _tokens(section: str) -> tuple[_Token, ...]:
    return tuple(_read(section))


def _read(section: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(section):
        char = match["char"]
        if match["bracket"] is not None:
            currency = re.match(r"\$([^-\]]*)", match["bracket"])
            yield _Token("literal", currency[1] if currency else "")
        elif char is not None and (char in _PLACES or char in ".,%@Ee/"):
            yield _Token(char, char)
        else:
            text = match["quoted"] if match["quoted"] is not None else match["escaped"] or char or ""
            yield _Token("literal", text)


def _is_general(section: str) -> bool:
    bare = re.sub(r"\[[^\]]*\]", "", section).strip().lower()
    return bare in ("general", "@") or bare in load("readers")["number_formats"]["general"]


def _is_plain(tokens: Sequence[_Token]) -> bool:
    """Whether a format is one of digits and literals; fractions and powers are shown unformatted."""
    return not any(token.kind in "Ee/@" for token in tokens)


def _general(value: Decimal) -> str:
    """A number without a format: every digit of a whole one, as many decimals of another as a cell shows."""
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    whole = len(str(abs(int(value))))
    rounded = value.quantize(Decimal(1).scaleb(-max(0, _GENERAL_WIDTH - whole)), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _filled(tokens: Sequence[_Token], value: Decimal) -> str:
    places = [i for i, token in enumerate(tokens) if token.kind in _PLACES]
    if not places:
        return "".join(token.text for token in tokens if token.kind in ("literal", "%", "."))
    point = next((i for i, token in enumerate(tokens) if token.kind == "."), len(tokens))
    scaled = value.scaleb(2 * sum(token.kind == "%" for token in tokens))
    scaled = scaled.scaleb(-3 * _scaling(tokens, places, point))
    decimals = [token for token in tokens[point + 1 :] if token.kind in _PLACES]
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    grouped = any(t.kind == "," for t in tokens[places[0] : min(point, places[-1])])
    sign = "-" if scaled < 0 and rounded else ""
    return sign + _whole(tokens[:point], whole.lstrip("0"), grouped) + _fraction(tokens[point:], fraction)


def _scaling(tokens: Sequence[_Token], places: Sequence[int], point: int) -> int:
    """How many commas stand right behind the last digit of the whole part: each divides by a thousand."""
    last = max((place for place in places if place < point), default=None)
    count = 0
    while last is not None and last + 1 + count < len(tokens) and tokens[last + 1 + count].kind == ",":
        count += 1
    end = max(places)
    while last != end and end + 1 + count < len(tokens) and tokens[end + 1 + count].kind == ",":
        count += 1
    return count


def _whole(tokens: Sequence[_Token], digits: str, grouped: bool) -> str:
    """Fill the whole part from its right end; what does not fit goes before its first digit."""
    out: list[str] = []
    rest, done = digits, 0
    places = [i for i, token in enumerate(tokens) if token.kind in _PLACES]
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind not in _PLACES:
            out.append("" if token.kind == "," else token.text)
            continue
        take = rest if index == places[0] else rest[-1:]
        rest = "" if index == places[0] else rest[:-1]
        for digit in reversed(take or ("0" if token.kind == "0" else "")):
            if grouped and done and done % 3 == 0:
                out.append(",")
            out.append(digit)
            done += 1
    return "".join(reversed(out)) + ("" if places else digits)


def _fraction(tokens: Sequence[_Token], digits: str) -> str:
    out: list[str] = []
    at = 0
    for token in tokens:
        if token.kind not in _PLACES:
            out.append("" if token.kind == "," else token.text)
            continue
        optional = token.kind != "0" and not digits[at:].strip("0")
        out.append("" if optional else digits[at])
        at += 1
    return "".join(out)
