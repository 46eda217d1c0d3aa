"""
What a plan costs and what it is sold for: rate books in, quotations out.

`book.load_book` reads rate books, `services.services` says what a plan uses of them,
and `quote.quote` puts prices on it. Money is whole dong; on the way there it is exact
fractions, so that no sum depends on the order of its parts.
"""
