"""The site in a real browser, on phones and on desks, from a folder and from a server."""
