"""What happens without a gesture, on real databases and the loopback Slack."""
