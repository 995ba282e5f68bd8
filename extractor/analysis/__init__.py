"""What an analyst asks of the tables: look-ups, filmographies, networks, pictures of captions, SQL."""
