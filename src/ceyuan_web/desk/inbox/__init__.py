"""The inbox: what waits for this person, the calendar of filings, reminders."""
