"""What is handed over, until it is recorded: reading files of others."""
