"""What a user can do, one verb a file: each composes the pure stages with the store, and neither speaks nor knows SQL."""
