"""The rules by themselves."""
