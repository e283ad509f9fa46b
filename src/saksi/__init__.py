"""Saksi reads Indonesian conflict news and writes down who says what happened."""

__version__ = "0.1.0"
