"""The one way in from Slack: who, may they, desk, command, reply. `app.build_app` puts the listeners together."""
