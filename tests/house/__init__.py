"""The shape of the house: rooms, arrows, linters, types."""
