"""Rules and statistics that draw nothing: who is compared with whom, what may be compared, how texts differ."""
