"""The full screen of ``factcheck review``: one surface of the clerk. It draws what the session shows and asks, and hands every key over as an answer."""
