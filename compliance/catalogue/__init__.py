"""What all who read share: the API, the admin and the health page."""
