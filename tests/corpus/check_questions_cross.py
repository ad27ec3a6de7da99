"""Recompute every derivation of questions_cross.jsonl and look its quotes up in the documents.

    python3 tests/corpus/check_questions_cross.py [CORPUS_FOLDER]
"""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

from check_questions_pdf import HERE, check_value, derive, numbers, squeeze


def corpus() -> pathlib.Path:
    """The folder with seeds/ and pdf/."""
    if len(sys.argv) > 1:
        return pathlib.Path(sys.argv[1])
    for root in (*HERE.parents, pathlib.Path("/work")):
        if (root / "shared/corpus/pdf").is_dir():
            return root / "shared/corpus"
    sys.exit("no folder shared/corpus above this file: name it as the argument")


def texts(folder: pathlib.Path, name: str) -> list[str]:
    """A document's text without blanks, in the ways pdftotext knows."""
    if name.endswith(".txt"):
        return [squeeze((folder / "seeds" / name).read_text(encoding="utf-8"))]
    path = str(folder / "pdf" / name)
    modes: tuple[list[str], ...] = (["-layout"], [], ["-raw"])
    runs = [subprocess.run(["pdftotext", *mode, path, "-"], check=True, capture_output=True, text=True) for mode in modes]
    return [squeeze(run.stdout) for run in runs]


def main() -> None:
    """Print every problem; exit 1 where there is one."""
    folder, held, problems = corpus(), {}, []
    for line in (HERE / "questions_cross.jsonl").read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        found: list[str] = []
        for source in question["evidence"]:
            held.setdefault(source["doc"], texts(folder, source["doc"]))
            if not any(squeeze(source["quote"]) in text for text in held[source["doc"]]):
                found.append(f"not in {source['doc']}: {source['quote']}")
        known = {number for source in question["evidence"] for number in numbers(source["quote"])}
        counts = set(numbers(f"{len(question['docs'])} 10000"))
        last = derive(question["derivation"], known | counts | set(numbers(question["question"])), found)
        if question["answer"]["kind"] in ("number", "percent") and "=" in question["derivation"]:
            found += check_value(question["answer"], last, known)
        problems += [f"{question['id']}: {problem}" for problem in found]
    print("\n".join(problems) or "all right")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
