"""A release: what is published, from which inputs, whole or not at all."""
