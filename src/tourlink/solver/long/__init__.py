"""Chains with long days: many stops a day, found by ruin and recreate."""
