"""The encoder: what each word means where it stands, from weights that were trained, not written."""
