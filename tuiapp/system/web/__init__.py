"""Getting one address from the web, within bounds of time, size and place."""

from tuiapp.system.web.errors import FetchError
from tuiapp.system.web.fetch import Request, Response, fetch

__all__ = ["FetchError", "Request", "Response", "fetch"]
