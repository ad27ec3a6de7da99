"""Fits the confidence of answers on two thirds of question sets and reports on the third laid aside.

`python -m eval.calibrate --library DIR SET…` asks the sets of a library that holds their documents, and prints the
weights and the threshold for `terms/confidence.toml`, and how they do on the questions they were not fitted on.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from disclosure.terms import words
from eval.logistic import chance, fit
from eval.questions import load_questions
from eval.risk import Trial, bins, curve, thinned, trials, widest
from eval.run import Ask, evaluate
from eval.score import Score
from eval.wording import EvalError, say
from qa.confidence import listening

_FOLDS, _ROUNDS = 5, 4
_RISK = 0.01
# A wrong number is worse than so many refusals.
_WORTH = 3


@dataclass(frozen=True, slots=True)
class Case:
    """One question asked, its trial, and the signs of its answer (none for a refusal).

    Attributes:
        figure: whether a figure was given, which a threshold may withhold.
    """

    signs: Mapping[str, float]
    trial: Trial
    held_out: bool
    figure: bool

    @property
    def good(self) -> bool:
        """Whether what was given is right: the number where there is one, else the whole answer."""
        return not self.trial.wrong_number if self.figure else self.trial.right


@dataclass(frozen=True, slots=True)
class Cut:
    """What a threshold comes to: wrong numbers no longer given, and right answers lost."""

    least: float
    removed: int
    lost: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights fitted on two thirds, the threshold chosen there, and the cases of the third with their confidence."""

    weights: Mapping[str, float]
    cut: Cut
    held: tuple[Case, ...]


def asked(paths: Iterable[str], ask: Ask) -> list[Case]:
    """Ask question sets, nothing withheld for want of confidence, and pair each answer with its signs."""
    cases: list[Case] = []
    for path in paths:
        with listening() as heard:
            scores = evaluate(load_questions(path), ask).scores
        kept = [score for score in scores if trials([score])]
        cases += [_case(score, heard.get(str(score.answer.get("id")), {})) for score in kept]
    return cases


def _case(score: Score, signs: Mapping[str, float]) -> Case:
    trial = trials([score])[0]
    figure = score.answer.get("value") is not None
    return Case(signs, trial if signs else replace(trial, confidence=None), score.question.held_out, figure)


def calibrate(cases: Sequence[Case], names: Sequence[str]) -> Calibration:
    """Fit on the cases not held out, and choose the threshold there by repeated cross-validation.

    Raises:
        ValueError: when too few answers were given to fit.
    """
    own = [case for case in cases if not case.held_out]
    cut = fair_cut(_guessed(own, names), _ROUNDS)
    weights = _fitted(own, names)
    return Calibration(weights, cut, tuple(weighed([c for c in cases if c.held_out], weights)))


def _guessed(cases: Sequence[Case], names: Sequence[str]) -> list[Case]:
    """Every case with the confidence of weights fitted without it, once for each round of another order."""
    guessed: list[Case] = []
    for seed in range(_ROUNDS):
        mixed = random.Random(seed).sample(list(cases), len(cases))
        for fold in range(_FOLDS):
            rest = [case for place, case in enumerate(mixed) if place % _FOLDS != fold]
            guessed += weighed(mixed[fold::_FOLDS], _fitted(rest, names))
    return guessed


def _fitted(cases: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    answered = [case for case in cases if case.trial.confidence is not None]
    return fit([case.signs for case in answered], [case.good for case in answered], names)


def weighed(cases: Iterable[Case], weights: Mapping[str, float]) -> list[Case]:
    """The same cases with the confidence that these weights give."""
    return [
        case if case.trial.confidence is None
        else replace(case, trial=replace(case.trial, confidence=chance(weights, case.signs)))
        for case in cases
    ]


def fair_cut(cases: Sequence[Case], rounds: int = 1) -> Cut:
    """The threshold (in hundredths, 0 for none) that removes the most wrong numbers, each worth three right answers lost.

    Args:
        rounds: how often each case is among them; the counts are given for one.
    """
    cuts = [cut_at(cases, hundredth / 100) for hundredth in range(100)]
    best = max(cuts, key=lambda cut: (_WORTH * cut.removed - cut.lost, -cut.least))
    return Cut(best.least, round(best.removed / rounds), round(best.lost / rounds))


def cut_at(cases: Iterable[Case], least: float) -> Cut:
    """What withholding figures below a confidence comes to."""
    gone = [c.trial for c in cases if c.figure and c.trial.confidence is not None and c.trial.confidence < least]
    return Cut(least, sum(trial.wrong_number for trial in gone), sum(trial.right for trial in gone))


def report_lines(found: Calibration) -> list[str]:
    """The weights as TOML, the threshold, and how the held-out third does."""
    held = [case.trial for case in found.held]
    lines = ["[weights]", *(f'"{name}" = {weight:.3f}' for name, weight in found.weights.items())]
    lines += ["", "[decide]", f"least = {found.cut.least:.2f}", ""]
    lines.append(say("calibrate", "fitted", removed=found.cut.removed, lost=found.cut.lost))
    on_held = cut_at(found.held, found.cut.least)
    lines.append(say("calibrate", "held", removed=on_held.removed, lost=on_held.lost))
    lines += [say("calibrate", "bin", **_shown(b.low, b.high, b.predicted, b.observed), count=b.count) for b in bins(held)]
    points = curve(held)
    for point in thinned(points)[::6]:
        lines.append(f"{point.least:.3f}  {point.coverage:.1%}  {point.risk:.2%}  {point.miss:.2%}")
    best = widest(points, _RISK)
    if best is not None:
        lines.append(say("calibrate", "widest", least=f"{best.least:.3f}", coverage=f"{best.coverage:.1%}", risk=f"{best.risk:.2%}"))
    return lines


def _shown(low: float, high: float, predicted: float, observed: float) -> dict[str, str]:
    return {"low": f"{low:.2f}", "high": f"{high:.2f}", "predicted": f"{predicted:.3f}", "observed": f"{observed:.3f}"}


def sign_names() -> tuple[str, ...]:
    """The signs that are weighed, in the order of `terms/confidence.toml`."""
    return words("confidence", "signs", "weighed")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    from qa import DisclosureQA

    parser = argparse.ArgumentParser(prog="python -m eval.calibrate", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--library", default="library")
    parser.add_argument("sets", nargs="+", metavar="SET")
    given = parser.parse_args(arguments)
    with DisclosureQA.open(given.library) as qa:
        try:
            cases = asked(given.sets, lambda text, documents, session: qa.ask(text, documents, session).to_json())
            print("\n".join(report_lines(calibrate(cases, sign_names()))))
        except (EvalError, ValueError) as error:
            sys.exit(f"{parser.prog}: {error}")


if __name__ == "__main__":
    main()
