"""PDF files -> documents."""
