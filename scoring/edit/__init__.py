"""Help while writing: the first files of a country, an edition or a framework; schemas for editors."""
