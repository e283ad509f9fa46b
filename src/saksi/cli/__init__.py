"""The command ``saksi``."""
