"""Help while writing: schemas for editors."""
