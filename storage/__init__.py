"""Tables, transactions, the outbox and the migrations: the only room that knows SQL."""
