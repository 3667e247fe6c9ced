"""The assistant: from a question in Dutch or English to an answer that can be checked."""
