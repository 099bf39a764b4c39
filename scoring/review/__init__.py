"""What binds a printed card, and later a verdict, to the exact evidence behind it."""
