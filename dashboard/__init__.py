"""The core of the progress site: data, progress, figures, releases, documents. No page, no interaction."""
