"""Corpora of any size with the shape of a real vault: generated text of ours, two languages, tags, dates."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tuiapp.library import Library, Link, Note, Paper

_EN = (
    "reasoning scaling law model training data token policy reward replay buffer attention sparse dense expert router "
    "latent diffusion image video speech retrieval memory agent planning search verifier distillation student teacher "
    "gradient optimizer schedule batch context length cache quantization pruning kernel benchmark evaluation safety"
).split()
_KO = (
    "추론 모델 학습 데이터 강화 보상 정책 버퍼 어텐션 희소 전문가 잠재 확산 이미지 영상 음성 검색 기억 에이전트 계획 "
    "검증 증류 경사 최적화 배치 문맥 길이 양자화 가지치기 커널 벤치마크 평가 가방 결과 방법 연구 흥미로운 점은"
).split()
_TAGS = "rl reasoning moe diffusion multimodal efficiency alignment tokenizer agent scaling-law".split()


def library(papers: int, seed: int = 1) -> Library:
    """A corpus of papers as long as real ones: abstracts of 160 words, notes of 30 and 40."""
    chance = random.Random(seed)
    newest = date(2025, 9, 30)

    def words(among: list[str], count: int) -> str:
        return " ".join(chance.choices(among, k=count))

    return Library.of(
        Paper(
            title=words(_EN, 9).capitalize(),
            date=(newest - timedelta(days=number // 4)).isoformat(),
            authors=tuple(f"Author {chance.randrange(900)}" for _ in range(6)),
            abstract=words(_EN, 160),
            notes=(Note("ko", words(_KO + _EN[:10], 30)), Note("en", words(_EN, 40))),
            tags=tuple(chance.sample(_TAGS, 3)),
            links=(Link(f"https://arxiv.org/abs/{2500 + number // 9000}.{number % 9000:05}"),),
        )
        for number in range(papers)
    )
