"""The rooms of the site, one subject each."""
