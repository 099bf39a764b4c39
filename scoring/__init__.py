"""progress-cards: grades what governments do against child sex trafficking, and prints the cards."""
