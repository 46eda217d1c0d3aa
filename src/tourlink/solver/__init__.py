"""The engine: indices and integers only; no names, no input, no output."""
