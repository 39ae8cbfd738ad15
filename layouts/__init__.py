"""What a reader sees: each page is a pure function of a View, returned as Dash components."""
