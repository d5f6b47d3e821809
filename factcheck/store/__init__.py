"""The ledger's tables, and what is kept in them; the only folder that knows SQL. Functions take and return core values."""
