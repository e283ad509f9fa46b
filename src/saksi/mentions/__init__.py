"""Words that name actors, places, days, figures, and words that take a side."""
