"""What happens without a gesture: the tick, delivery, the morning summaries, the audit, and the clock they go by."""
