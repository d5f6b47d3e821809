"""What holds other things: archives, records, lines, feeds -> the bytes in them, one at a time."""
