"""Facts and texts -> Block Kit. Nothing here decides, reads or writes. Import from the modules."""
