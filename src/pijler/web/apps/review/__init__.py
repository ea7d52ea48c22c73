"""The review desk: what the machine suggests, card by card, until nothing is left."""
