"""Pictures for campaigns: the card's own templates as pages of a picture's size, turned into PNG."""
