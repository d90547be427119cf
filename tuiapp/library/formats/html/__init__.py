"""Web pages: a post saved from a browser, the clipboard's own HTML, the content of a feed's entry."""
