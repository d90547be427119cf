"""Papers that have arrived are news until they are gone to, and no longer than they are there."""

from __future__ import annotations

from tuiapp.library import Library, Paper
from tuiapp.library.search.comparison import difference
from tuiapp.session.news import News

OLD, HALF, NEW, NEWER = (
    Paper(title, date)
    for title, date in (
        ("Old", "2025-03-01"),
        ("A title that was ha", "2025-03-02"),
        ("A title that was half written", "2025-03-02"),
        ("Newer", "2025-03-03"),
    )
)


def after(*libraries: tuple[Paper, ...]) -> tuple[News, Library]:
    news, old = News(), Library.of(libraries[0])
    for papers in libraries[1:]:
        new = Library.of(papers)
        news, old = news.followed_by(difference(old, new)), new
    return news, old


def test_news_add_up_and_the_newest_comes_first() -> None:
    news, library = after((OLD,), (OLD, NEW), (OLD, NEW, NEWER))
    assert len(news) == 2
    assert library.paper(news.newest_row(library) or 0).title == "Newer"


def test_a_title_that_was_half_written_is_one_paper() -> None:
    news, library = after((OLD,), (OLD, HALF), (OLD, NEW))
    assert [paper.title for paper in news.papers.values()] == [NEW.title]
    assert news.newest_row(library) == 0


def test_what_has_gone_again_is_no_news() -> None:
    news, library = after((OLD,), (OLD, NEW), (OLD,))
    assert (len(news), news.newest_row(library)) == (0, None)
