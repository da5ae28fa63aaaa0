"""What every audience stands on: people and their posts, policy, actions, audit, the open city, language, page furniture."""
