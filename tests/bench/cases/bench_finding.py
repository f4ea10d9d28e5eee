"""The first page of a search, as the officer waits for it, among 100,000 cases with a million texts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from app.domain.case_file import CaseStatus, CaseType
from app.domain.case_question import CaseQuestion
from app.services.cases.case_finder import CaseFinder
from tests.bench.cases.county_cases import NOW, county_store
from tests.bench.figure import Figure

PAGE_MS = 100.0
QUESTIONS = (
    CaseQuestion(text="盗油"),
    CaseQuestion(text="盗"),
    CaseQuestion(text="车"),
    CaseQuestion(text="5"),
    CaseQuestion(text="打孔盗油"),
    CaseQuestion(text="无牌改装越野车"),
    CaseQuestion(text="改装越野车、无牌"),
    CaseQuestion(text="液压钳"),
    CaseQuestion(text="暗罐夹层 打孔盗油"),
    CaseQuestion(text="鉴定意见书 白色皮卡"),
    CaseQuestion(text="定0123-4"),
    CaseQuestion(text="刑立字〔2025〕01"),
    CaseQuestion(text="盗油 姬塬", type=CaseType.TAPPING, status=CaseStatus.INVESTIGATING),
    CaseQuestion(text="望风", since=NOW - timedelta(days=30), until=NOW),
    CaseQuestion(text="望风", officer="民警7", least_t=5.0),
    CaseQuestion(type=CaseType.POWER, with_traits=True),
    CaseQuestion(text="没有这样的词"),
    CaseQuestion(),
)


def bench_finding() -> Iterator[Figure]:
    """Every question ten times, and the slowest of them."""
    with county_store() as store:
        finder = CaseFinder(store)
        took: dict[CaseQuestion, list[float]] = {question: [] for question in QUESTIONS}
        for _ in range(10):
            for question in QUESTIONS:
                begun = time.perf_counter()
                finder.find(question)
                took[question].append(1000 * (time.perf_counter() - begun))
    every = [one for times in took.values() for one in times]
    goal = f"search of 100,000 cases, 1,000,000 texts: first page, p95 of {len(every)}"
    yield Figure.at_most("cases", goal, float(np.percentile(every, 95)), PAGE_MS, "ms")
    yield Figure.told("cases", "search: first page, median", float(np.median(every)), "ms")
    for question, times in took.items():
        told = " ".join(str(value) for value in question.told().values())[:40] or "everything"
        yield Figure.told("cases", f"search: {told}", float(np.median(times)), "ms")
