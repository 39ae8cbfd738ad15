"""Interactions: a pure function and its Dash binding side by side, one module per interaction."""
