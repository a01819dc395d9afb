"""How fast it is: programs that print a table (DESIGN, section 8)."""
