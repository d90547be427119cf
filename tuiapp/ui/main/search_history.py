"""Going back and forth through the searches of this session and earlier ones."""

from __future__ import annotations

import asyncio


class SearchHistory:
    """The searches, read when they are first asked for, and which of them stands in the search line."""

    def __init__(self) -> None:
        self._searches: list[str] | None = None
        self._at = 0
        self._draft = ""
        self._one_after_the_other = asyncio.Lock()

    def begin(self) -> None:
        """Stand behind the newest search, where the next one is typed."""
        self._at = 0
        # Another program may have added some.
        self._searches = None

    @property
    def is_inside(self) -> bool:
        """Whether an earlier search stands in the line."""
        return self._at > 0

    def older(self, typed: str) -> str | None:
        """The search before the one in the line; None where there is none.

        Args:
            typed: what stands in the line, which `newer` comes back to.

        """
        searches = self._loaded()
        if not self._at:
            self._draft = typed
        # What stands in the line already is no other search.
        places = range(self._at + 1, len(searches) + 1)
        self._at = next((at for at in places if searches[-at] != typed), self._at)
        return searches[-self._at] if self._at else None

    def newer(self) -> str:
        """The search behind the one in the line, at last what was being typed."""
        self._at = max(0, self._at - 1)
        return self._loaded()[-self._at] if self._at else self._draft

    def _loaded(self) -> list[str]:
        if self._searches is None:
            from tuiapp.storage.search_history import history_file, load_history

            self._searches = load_history(history_file())
        return self._searches

    async def add(self, text: str) -> None:
        """Keep a search that was done; one that cannot be kept is missed by nobody but this history."""
        from tuiapp.storage.search_history import add_search, history_file

        # Two searches that follow each other closely are kept in their order.
        async with self._one_after_the_other:
            try:
                await asyncio.to_thread(add_search, history_file(), text)
            except OSError:
                return
