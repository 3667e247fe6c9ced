"""The web: SPARQL by the standard protocol, answers as JSON, and pages for advisors and researchers."""
