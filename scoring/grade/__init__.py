"""From findings to answers, and from answers to grades: pure functions, exact ranges."""
