"""What the first page says of data sets, news and what is due."""
