"""An entry of the register: its page at a stable address, its way to the public, and its history."""
