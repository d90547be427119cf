"""Searching itself, without a screen, beside ripgrep over a file a paper."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bench import MIDDLE, SMALL, Bench
from corpora import Corpus
from table import Row, compared, skipped

_WHAT = "search in process ÷ rg -il"
_BARS = {SMALL: 0.05, MIDDLE: 0.2}
_WARM_UP = "attention"
_WORDS = "reasoning 추론 zzzz gradient 강화 transformer entropy 벤치마크 corpus 흥미".split()
"""Each is asked once, as an answer may be kept; all mean the same to both."""


def rows(bench: Bench) -> Iterator[Row]:
    """One word after the other, in both."""
    for corpus in bench.for_others:
        if not shutil.which("rg"):
            yield skipped(_WHAT, corpus.size, "rg is not installed")
            continue
        program = [sys.executable, str(Path(__file__).parents[1] / "in_process.py"), str(corpus.digests)]
        pipe = subprocess.PIPE
        with subprocess.Popen(program, stdin=pipe, stdout=pipe, text=True, env=bench.home.environ) as process:
            assert process.stdin
            assert process.stdout
            pairs = [
                (_ours(process.stdin, process.stdout, word), _ripgrep(bench, corpus, word))
                for word in [_WARM_UP, *_WORDS]
            ]
            process.stdin.close()
        yield compared(_WHAT, corpus.size, pairs[1:], _BARS[corpus.size])


def _ours(questions: IO[str], answers: IO[str], word: str) -> float:
    print(word, file=questions, flush=True)
    return float(answers.readline().split()[0])


def _ripgrep(bench: Bench, corpus: Corpus, word: str) -> float:
    began = time.perf_counter()
    subprocess.run(["rg", "-il", word, str(corpus.notes)], env=bench.home.environ, capture_output=True, check=False)
    return (time.perf_counter() - began) * 1000
