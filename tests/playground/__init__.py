"""The loopback Slack, asked by Slack's own clients."""
