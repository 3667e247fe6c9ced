"""The terminal app: one widget a file, with its styles, keys and help; `app.py` composes and routes."""
