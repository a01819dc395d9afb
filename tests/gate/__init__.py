"""The gate by whole requests: a Slack on loopback, the real listeners, a desk in memory."""
