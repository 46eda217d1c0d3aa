"""Chains with few stops a day: all useful day tours are listed, then put together."""
