"""The card while it is written: a page on this machine alone that follows what is saved."""
