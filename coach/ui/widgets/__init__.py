"""Pieces that screens and panes are made of."""
