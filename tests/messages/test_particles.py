"""Korean particles fit what stands before them, whatever a sentence is filled with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.messages.particles import KoreanSentence, last_sound, particle


@pytest.mark.parametrize(
    ("before", "object_", "subject", "topic", "to"),
    [
        ("논문 3편", "을", "이", "은", "으로"),
        ("노트", "를", "가", "는", "로"),
        ("파일", "을", "이", "은", "로"),
        ("“추론”", "을", "이", "은", "으로"),
        ("태그 (3)", "을", "이", "은", "으로"),
        ("~/digests/2025-04-24.yaml", "을", "이", "은", "로"),
        ("README.md", "를", "가", "는", "로"),
        ("BibTeX", "를", "가", "는", "로"),
        ("RIS", "를", "가", "는", "로"),
        ("HTML", "을", "이", "은", "로"),
        ("PDF", "를", "가", "는", "로"),
        ("json", "을", "이", "은", "으로"),
        ("file", "을", "이", "은", "로"),
        ("theme", "을", "이", "은", "으로"),
        ("web", "을", "이", "은", "으로"),
        ("notes", "를", "가", "는", "로"),
        ("1", "을", "이", "은", "로"),
        ("2", "를", "가", "는", "로"),
        ("3", "을", "이", "은", "으로"),
        ("7", "을", "이", "은", "로"),
        ("10", "을", "이", "은", "으로"),
        ("1,200", "을", "이", "은", "으로"),
        ("2504.16656", "을", "이", "은", "으로"),
        ("ㄹ", "을", "이", "은", "로"),
        ("ㅏ", "를", "가", "는", "로"),
    ],
)
def test_a_particle_follows_the_last_sound(before: str, object_: str, subject: str, topic: str, to: str) -> None:
    said = KoreanSentence("{a}을(를) {a}이(가) {a}은(는) {a}(으)로 {a}과(와)").format(a=before)
    together = "과" if object_ == "을" else "와"
    assert said == f"{before}{object_} {before}{subject} {before}{topic} {before}{to} {before}{together}"


@pytest.mark.parametrize("before", ["", "…", "論文", "🎉"])
def test_both_forms_stay_where_nobody_can_tell(before: str) -> None:
    assert particle("을(를)", before) == "을(를)"


def test_what_a_sentence_is_filled_with_is_never_changed() -> None:
    title = "조사 을(를) 이(가) {a} (으)로"
    assert KoreanSentence("{a}을(를) 복사했습니다").format(a=title) == f"{title}를 복사했습니다"


@given(st.text())
def test_every_text_has_a_last_sound_or_none(text: str) -> None:
    assert last_sound(text) in {None, "", *"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ"}
