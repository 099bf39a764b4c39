"""The site: its pages as they are made, and as a browser shows them."""
