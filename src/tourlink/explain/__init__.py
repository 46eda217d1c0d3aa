"""Reasons: why a stop, why not another one, and what an impossible request lacks."""
