"""Digests of our own making, in each format, that most tests read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tuiapp import messages
from tuiapp.library import Library, open_library

# The suite says whether behaviour broke, so it must not depend on how busy the machine is.
settings.register_profile("suite", deadline=None, max_examples=80, derandomize=True)
settings.load_profile("suite")

# The sentences are those of the code, whatever language the machine speaks.
os.environ.update(LANGUAGE="", LC_ALL="C.UTF-8")

YAML = """\
date: 2025-03-02
papers:
- title: "GraphPilot: Steering Agents with Sparse Maps"
  links: [https://arxiv.org/abs/2503.00101]
  authors: [Mina Park, Jonas Weber]
  abstract: >-
    Agents that plan over long horizons lose their way. We give them a sparse map.
  notes:
    ko: >-
      희소한 지도를 쓰는 에이전트. 추론 비용이 절반으로 줄었군요.
    en: >-
      Agents that carry a sparse map. The cost of inference is halved.
  tags: [agent, planning]
- title: "Quiet Buffers"
  links: [{url: https://example.org/quiet, label: project}]
  authors: [Ana Lima]
  abstract: >-
    A replay buffer that forgets on purpose. Code is at https://example.org/code.
  notes:
    ko: >-
      잊어버리는 리플레이 버퍼.
  tags: [rl]
"""

PASTED = """\
2025년 3월 1일
Tokens Without Borders: A Byte-Level Study
(Jiho Kim, María Sanz, Li Wei)
We study byte-level models in nine languages and find that segmentation matters less than the mixture of data does.
바이트 단위 모델에 대한 연구.
데이터 구성이 더 중요하다는 결론이네요.
A study of byte-level models.
The mixture of the data matters more.
#tokenizer #multilingual
Small Steps
(Bo Larsen)
Gradient descent with very small steps is revisited here, and the old bounds turn out to be loose by a factor of two.
"""

NOTE = """\
https://arxiv.org/abs/2502.00007

*Mirrors: Self-Distillation at Scale* (Eun Seo, Tom Ode)

> Self-distillation is usually run at a small scale. We run it at a large one.

큰 규모의 자기 증류.

<english>
Self-distillation at a large scale.
</english>

#distillation #rl
"""


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test's own, with nothing of the user's in it; its cache folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, folder in {
        "CACHE": ".cache",
        "CONFIG": ".config",
        "DATA": ".local/share",
        "STATE": ".local/state",
    }.items():
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    return home / ".cache"


@pytest.fixture(autouse=True)
def spoken() -> None:
    """Every test begins in the language of the code."""
    messages.speak("")


@pytest.fixture(autouse=True)
def terminal_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """No size of a terminal in the environment, as a run in several processes sets it: programs believe it first."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one digest of each format: five papers of three days."""
    folder = tmp_path / "digests"
    (folder / "vault").mkdir(parents=True)
    (folder / "2025-03-02.yaml").write_text(YAML, encoding="utf-8")
    (folder / "2025-03-01.txt").write_text(PASTED, encoding="utf-8")
    (folder / "vault" / "250228 Mirrors.md").write_text(NOTE, encoding="utf-8")
    return folder


@pytest.fixture
def library(corpus: Path) -> Library:
    """The papers of the corpus."""
    return open_library([str(corpus)])
