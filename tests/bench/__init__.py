"""How fast it is: programs that print a table."""
