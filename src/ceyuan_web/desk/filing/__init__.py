"""Filing: sending files, looking at what was understood, mending, submitting, reviewing; and filing by form."""
