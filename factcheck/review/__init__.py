"""What a reviewer sees and decides: the queue, the keys, what a decision changes. Pure: no terminal, no database, no clock."""
