"""Stands in for importlib.resources, which brings tempfile: the rules read their files by path."""
