"""The cycle of a country, from baseline to report, as documents in order."""
