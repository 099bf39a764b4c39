"""The texts of a card as a Word document, for people who comment there."""
