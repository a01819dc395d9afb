"""People who come and go: Slack's word about accounts and user groups is kept, and those concerned are told."""
