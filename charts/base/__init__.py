"""What figures and sentences of every topic use: style, columns, tiles, status, notes."""
