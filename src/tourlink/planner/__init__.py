"""The one bridge between names and numbers: a request in, a plan document out."""
