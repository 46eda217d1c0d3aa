"""Plan themed, multi-province tour chains that start in Hanoi."""

__version__ = "0.1.0"
