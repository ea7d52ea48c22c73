"""English as in Europe: the day first, the month in full."""
