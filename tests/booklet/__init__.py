"""What is printed: the booklet of the USA as a whole, and small booklets of invented countries."""
