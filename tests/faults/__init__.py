"""What happens to notices when processes are killed and Slack fails: nothing lost, nothing said twice."""
