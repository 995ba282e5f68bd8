"""Reading the corpus, multiplying it, training the recogniser on it and scoring the result."""
