"""The words that generated papers are made of: a skewed vocabulary of English and one of Korean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Final

_GLUE: Final = (
    "the and of to a in we for that on with is this by as from our it can are be an which these or not at their "
    "has have more than using such while also both into each its show across over between through two where when "
    "only but between under however thus further most other without all how then may one first new"
).split()

_STEMS: Final = (
    "model train sample token layer head embed attend gradient optimum schedule batch context length cache quantize "
    "prune kernel benchmark evaluate safe align reward policy agent plan search verify distill student teach data "
    "corpus filter mixture expert route sparse dense latent diffuse image video speech audio text vision language "
    "retrieve memory graph node edge tree path state action observe environment simulate robot control grasp motion "
    "depth scene object segment detect track pose face gesture caption translate summary parse dialog instruct prompt "
    "respond answer question knowledge fact imagine ground tool call code program compile execute test repair proof "
    "theorem math logic symbol number sequence recurrent convolve pool norm residual activate sigmoid soft likelihood "
    "entropy prior posterior variation infer estimate bound converge stable noise blur puzzle robust adverse attack "
    "defend private federate client server cluster device hardware bandwidth latency throughput parallel shard pipe "
    "checkpoint resume curriculum difficult easy hard label annotate human prefer rank pair compare critic judge score "
    "metric curve power budget compute parameter weight bias initial warm decay moment adapt low full tune freeze "
    "merge average ensemble vote calibrate uncertain confident abstain outlier drift shift domain transfer general "
    "memorize forget continue lifelong stream replay buffer explore exploit bandit regret game self play opponent team "
    "communicate protein molecule cell drug climate weather physics chemist quantum medicine clinic legal finance "
    "music poet web browse screen click form table chart document page layout font real reach read receive recent "
    "recipe reduce refine region relate release rely remove render report require research rest result reuse reveal "
    "revise rich right rigor small large fast slow deep wide simple complex novel strong weak early late"
).split()

_ENDINGS: Final = "s ly ness less ful ed ing er ers able ation ive al ity".split()

_NOUNS: Final = (
    "모델 학습 데이터 보상 정책 버퍼 어텐션 희소성 전문가 잠재 확산 이미지 영상 음성 검색 기억 에이전트 계획 검증 증류 "
    "경사 최적화 배치 문맥 길이 양자화 가지치기 커널 벤치마크 평가 가방 결과 방법 연구 토큰 층 임베딩 손실 정렬 선호 "
    "점수 순위 비교 비용 속도 메모리 장치 병렬 파이프라인 코드 증명 수학 논리 기호 수열 정규화 잔차 엔트로피 분포 추정 "
    "수렴 안정성 잡음 강건성 공격 방어 개인정보 커리큘럼 난이도 라벨 주석 사람 지표 곡선 예산 파라미터 가중치 초기화 "
    "감쇠 모멘텀 어댑터 병합 평균 앙상블 보정 불확실성 도메인 전이 일반화 망각 온라인 오프라인 재생 탐색 활용 게임 "
    "상대 협력 단백질 분자 세포 날씨 물리 화학 의료 법률 금융 음악 웹 화면 표 문서 페이지 질문 답변 지시 프롬프트 응답 "
    "지식 사실 환각 근거 도구 호출 프로그램 실행 시험 수정 번역 요약 대화 자막 물체 분할 검출 추적 자세 장면 깊이 동작 "
    "로봇 제어 환경 관측 상태 행동 경로 그래프 트리 마디 구조 크기 효율 품질 다양성 필터링 혼합 비율 샘플 롤아웃 그룹 "
    "차이 문제 해결 가능성 한계 분석 실험 설명 관점 흥미 접근 시도 개선 향상 감소 증가 변화 영향 관계 조건 제약 목표"
).split()

_VERBS: Final = "합니다 하는 하고 하여 했군요 하네요 하지만 하면 한다는 된 되는 됩니다 했습니다 할 한".split()
_KOREAN_GLUE: Final = "수 있는 대한 것 더 것이 대해 같은 다음 이 그 및 또한 위한 통해 따라 즉 다만 특히 결국".split()

RATES: Final = {"en": {"reasoning": 0.09, "scaling law": 0.01}, "ko": {"추론": 0.04, "강화": 0.03}}
"""How many of the texts in a language hold each word that is searched for and in no vocabulary."""

_COMMON_TAGS: Final = (
    "rl transformer diffusion multimodal llm alignment synthetic-data image-generation vision-language reward-model "
    "moe vq dataset long-context pretraining distillation search efficiency contrastive_learning lm backbone gan agent "
    "corpus benchmark vit attention positional-encoding video-generation state-space-model code optimizer"
).split()


class Vocabulary:
    """Words by falling use, as Zipf has it: the one in rank r comes about 1 / (r + flatness) times."""

    def __init__(self, words: Sequence[str], flatness: float = 3.0) -> None:
        self._words = words
        self._weights = list(accumulate(1 / (rank + flatness) for rank in range(len(words))))

    def draw(self, chance: Random, count: int) -> list[str]:
        """Some words, each drawn on its own."""
        return chance.choices(self._words, cum_weights=self._weights, k=count)


def _forms(noun: str) -> list[str]:
    """A noun alone, with each particle that fits its last sound, and as a verb."""
    closed = (ord(noun[-1]) - 0xAC00) % 28 > 0
    fitting = "을 이 은 과 으로" if closed else "를 가 는 와 로"
    return [noun + ending for ending in ["", *fitting.split(), *"의 에 에서 도 만 까지 부터".split(), *_VERBS]]


def _mixed(words: list[str]) -> list[str]:
    """Words in an order of no meaning that is always the same."""
    Random(7).shuffle(words)
    return words


def _tags() -> list[str]:
    pairs = [f"{one}-{other}" for one in _STEMS[::3] for other in ("free", "aware", "based", "level", "wise", "gen")]
    return [*_COMMON_TAGS, *_mixed([*_STEMS[::2], *pairs])]


_WORDS: Final = [
    (stem.removesuffix("e") if ending[0] in "aei" else stem) + ending for stem in _STEMS for ending in _ENDINGS
]
_COMPOUNDS: Final = [f"{one}-{other}" for one in _STEMS[::5] for other in _STEMS[1::4]]

ENGLISH: Final = Vocabulary([*_GLUE, *_mixed([*_STEMS, *_WORDS]), *_mixed(_COMPOUNDS)], 2.0)
KOREAN: Final = Vocabulary([*_KOREAN_GLUE, *_mixed([form for noun in _NOUNS for form in _forms(noun)])])
TERMS: Final = Vocabulary(_mixed(list(_STEMS)), 20.0)
"""What titles and the Latin words in a Korean note are made of."""

TAGS: Final = Vocabulary(_tags(), 4.0)
NAMES: Final = Vocabulary([
    f"{first} {last}"
    for first in "Mina Jonas Ana Hyun Wei Lena Omar Priya Tomas Sora Yuki Ines Karl Noor Elif Juan Rosa Ivan".split()
    for last in "Park Weber Lima Cho Zhang Haas Said Rao Novak Kim Sato Costa Berg Khan Kaya Cruz Rossi Orlov".split()
], 50.0)  # fmt: skip
