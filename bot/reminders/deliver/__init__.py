"""The one way out: what stands in the outbox is told in Slack, never lost, and not said twice.

A message is `sending` on record before its request; when nobody knows how a request ended, its key is looked up in
Slack's history once the lease is over. All waiting here is machine time.
"""
