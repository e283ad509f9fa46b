"""What the article reports: acts, roles, status, and who says so."""
