"""A Slack workspace on this machine: Web API, Socket Mode and what people see. It knows nothing of the bot."""
