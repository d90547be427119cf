"""The query of the first frame, where the search line would show it: that costs a start as much as all our panes."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class AskedLine(Static):
    """A line with the query, until the search line is needed; a click begins to type as one on that does."""

    def __init__(self, query: str, *, id: str) -> None:
        super().__init__(Content(query), id=id)
        self.query_text = query

    async def on_click(self) -> None:
        """Type a query."""
        await self.run_action("screen.search")
