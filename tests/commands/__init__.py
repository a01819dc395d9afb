"""The verbs of /task: what is typed, what is answered, what is refused."""
