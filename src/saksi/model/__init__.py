"""What Saksi talks about: the types that every other part shares. Standard library only."""
