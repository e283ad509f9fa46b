"""Knowing words: the codebook as typed entries, word tokens, verb forms, and matching many names at once."""
