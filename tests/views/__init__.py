"""What people see: whole sentences, and Slack's limits whatever they typed."""
