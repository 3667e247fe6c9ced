"""Understanding a question: its words, the names in it, and what is asked."""
