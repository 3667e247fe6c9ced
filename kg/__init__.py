"""The knowledge graph: load, reason, check, query and export. Knows nothing of the assistant."""
