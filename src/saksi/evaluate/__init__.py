"""How well the program reads: scores against coded articles, and floors that may only rise."""
