"""The preview: what it shows, whom it answers, and how it follows what is saved."""
