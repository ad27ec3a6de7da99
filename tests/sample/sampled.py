"""The committed sample files, read without the generator and without the product."""

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pdfplumber

FOLDER = Path(__file__).parents[2] / "sample"
NAME = "qingchuan-2025-budget"
AMOUNT = re.compile(r"\d[\d,]*\.\d+")


def read(suffix):
    return (FOLDER / f"{NAME}{suffix}").read_text("utf-8")


def pdf_pages():
    """Each page of the PDF as (is it lying, its text, its fonts)."""
    with pdfplumber.open(FOLDER / f"{NAME}.pdf") as pdf:
        return [
            (page.width > page.height, page.extract_text(), {char["fontname"] for char in page.chars})
            for page in pdf.pages
        ]


def number(text):
    """A printed amount, or None for a blank or a dash."""
    digits = re.sub(r"[,%≥≤]|</?b>", "", text)
    return Decimal(digits) if re.fullmatch(r"\d+(\.\d+)?", digits) else None


def amounts(text):
    """Every printed decimal number with how often it stands there."""
    return Counter(found.replace(",", "") for found in AMOUNT.findall(text))


def tables(markdown):
    """The tables by number, each a list of rows of cells."""
    found, rows = {}, []
    for line in markdown.splitlines():
        if re.fullmatch(r"表[\d-]+", line):
            rows = found.setdefault(line, [])
        elif "\t" in line:
            rows.append([re.sub(r"</?b>", "", cell) for cell in line.split("\t")])
    return found


def narrative(markdown):
    """The explanation of the figures, by section."""
    part = markdown.split("## 第三部分")[1].split("## 第四部分")[0]
    sections = re.split(r"\n#{3,4} ", part)[1:]
    return {section.split("\n")[0]: section for section in sections}


def cell(tables, table, label, column):
    """The amount in the row that starts with `label`, at a column counted from the left."""
    row = next(row for row in tables[table] if label in row[:2])
    return number(row[column])


def percent(part, whole):
    return (part * 100 / whole).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
