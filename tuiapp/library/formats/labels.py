"""What people write before a part of a paper: `**Authors:**`, `저자:`, `## 한국어 요약`, a column of a table, a key.

One table for Markdown, front matter and listings, in the languages of digests. A name that is not in it is nobody's
field, and what stands behind it is kept as a property or as text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from tuiapp.library import languages
from tuiapp.library.text.folding import fold

Part = Literal["title", "authors", "abstract", "note", "tags", "link", "date", "published", "properties"]
"""The part of a paper that a label stands for; a note may be in the language of its text."""


class Label(NamedTuple):
    """What a label stands for.

    Attributes:
        part: the part of a paper.
        language: of a note the language that the label names, else "".
        text: the label as it is written, without marks around it.

    """

    part: Part
    language: str = ""
    text: str = ""


_NAMES: Final[dict[Part, str]] = {
    "title": (
        "title|paper title|paper|name"
        "|제목|논문 제목|논문명|논문"
        "|标题|標題|论文标题|论文|題名|タイトル|論文名|論文タイトル|論文"
    ),
    "authors": (
        "authors|author|author(s)|written by|all authors|저자|저자들|저자명|작성자|作者|著者|作者列表|全部作者"
    ),
    "abstract": (
        "abstract|abstract (en)|abstract en|original abstract|english abstract|arxiv abstract"
        "|초록|원문 초록|영문 초록|영어 초록"
        "|摘要|原文摘要|英文摘要|论文摘要|要旨|アブストラクト|抄録"
    ),
    "note": (
        "summary|tl;dr|tldr|one-line summary|in one sentence|ai summary|note|notes"
        "|요약|한줄 요약|한 줄 요약|핵심 요약|ai 요약|노트|정리|요약 정리"
        "|总结|中文总结|一句话总结|一句话摘要|要約|概要|一言で言うと"
    ),
    "tags": (
        "tags|tag|all tags|keywords|keyword|key words|topics|topic"
        "|categories|category|main category|primary category|subjects"
        "|태그|키워드|핵심 키워드|주제|분류|카테고리"
        "|标签|標籤|关键词|關鍵詞|核心关键词|分类|类别|タグ|キーワード|カテゴリ|分野"
    ),
    "link": (
        "link|links|all links|url|urls|paper link|paper url|paper page|read more|source|source url|doi"
        "|arxiv|arxiv id|arxivid|arxiv link|arxiv url|pdf|pdf link|pdf url|abs|html|code|code link|code url"
        "|github|repo|repository|project|project page|homepage|website|web|demo|dataset|data|model|models|weights"
        "|blog|openreview|hugging face|huggingface|hf|video|slides"
        "|링크|주소|논문 링크|원문|원문 링크|출처|코드|코드 링크|프로젝트|프로젝트 페이지|데이터|모델"
        "|链接|論文連結|论文链接|原文链接|原文|代码|代码链接|项目|项目主页|主页|来源"
        "|リンク|論文リンク|論文url|コード|出典"
    ),
    "properties": "properties|속성|プロパティ|属性",
    "date": "date|day|날짜|일자|日付|日期",
    "published": (
        "published|publish date|published date|publication date|published on|published at|submitted|submission date"
        "|submitted on|created|announced|발행일|게시일|출판일|제출일|발표일"
        "|发布日期|发表日期|发布时间|提交日期|公開日|投稿日|発表日|初回投稿日"
    ),
}

_LANGUAGE_WORDS: Final = {
    "ko": "korean|한국어|한글|국문|우리말|韩语|韩文|韓国語",
    "en": "english|영어|영문|英语|英文|英語",
    "ja": "japanese|日本語|일본어|日语|日文",
    "zh": "chinese|中文|중국어|中国語|汉语",
}
_NOTE_WORDS: Final = frozenset(
    "summary note notes version translation tl;dr tldr abstract review "
    "요약 노트 정리 번역 버전 초록 설명 总结 摘要 翻译 要約 概要 訳".split()
)
_AROUND: Final = re.compile(r"^[^\w]+|[^\w)]+$")
_BLANKS: Final = re.compile(r"[\s_]+")
_BEHIND: Final = re.compile(r"(.+) (ko|en|ja|zh)")
"""A key of front matter with the code of a language, as `summary_en`."""
_NOTE_OF: Final = re.compile(r"Note \(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")
"""How our own export names a note in a language that the table of languages has not, or whose letters say another."""

LONGEST: Final = 40
"""Characters of a label."""


@cache
def _table() -> dict[str, Label]:
    found = {name: Label(part) for part, names in _NAMES.items() for name in names.split("|")}
    for code, words in _LANGUAGE_WORDS.items():
        found |= {word: Label("note", code) for word in words.split("|")}
    for language in languages.LANGUAGES:
        found |= {fold(name): Label("note", language.code) for name in (language.own_name, language.english_name)}
        found[language.code] = Label("note", language.code)
    return found


def note_of(language: str) -> str:
    """The label of a note in a language whatever its text looks like, by the code of the language."""
    return f"Note ({language})"


def label_of(text: str) -> Label | None:
    """What a label stands for, whatever marks, emoji and numbers of sections stand around it; None for other text."""
    return _label_of(text) if text and len(text) <= LONGEST else None


@lru_cache(1 << 10)
def _label_of(text: str) -> Label | None:
    written = _AROUND.sub("", text)
    name = _BLANKS.sub(" ", fold(written)).strip()
    if match := _NOTE_OF.fullmatch(written):
        return Label("note", match[1], written)
    found = _table().get(name) or _language_label(name)
    return found._replace(text=written) if found else None


def _language_label(name: str) -> Label | None:
    """The note that a name of a language names among words such as `summary`."""
    if (match := _BEHIND.fullmatch(name)) and match[1] in _NOTE_WORDS:
        return Label("note", match[2])
    for code, words in _LANGUAGE_WORDS.items():
        for word in words.split("|"):
            others = name.replace(word, " ", 1).replace("(", " ").replace(")", " ").split() if word in name else ["-"]
            if all(other in _NOTE_WORDS for other in others):
                return Label("note", code)
    return None
