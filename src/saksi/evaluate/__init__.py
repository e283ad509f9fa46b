"""How well the program reads: scores with floors, laws that every reading keeps, and what one reading changed of another."""
