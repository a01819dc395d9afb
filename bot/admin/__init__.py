"""What the command line does for an administrator: the running company, calendar versions, the demo's past."""
