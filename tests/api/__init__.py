"""The HTTP port: alive, ready, figures."""
