"""What readers copy, at its longest."""

from __future__ import annotations

from typing import Final

LINK: Final = "https://example.org/" + "가?q=%20&".encode().hex() * 100
LONG_LINK: Final = f"{LINK}{LINK}"[:2048]
KOREAN_TITLE: Final = "추론 모델의 사고 과정을 외주 주는 방법: “SplitReason” (한글 제목)"
NOTE: Final = (
    "롤아웃 그룹이 전부 정답이거나 오답인 경우에 대해 리플레이 버퍼를 썼군요.\n\n- 줄 바꿈 $HOME `x` \\n\n" * 40
)[:1700]
TEXTS: Final = (LONG_LINK, KOREAN_TITLE, NOTE)
