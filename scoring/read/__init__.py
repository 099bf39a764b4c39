"""From YAML text to located nodes, to file schemas, to the model."""
