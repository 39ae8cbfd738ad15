"""How fast the site is, measured beside a plain Dash app and a page made by hand; `make bench` runs it."""
