"""What a page is made of: zones, sentences, quotations, tokens."""
