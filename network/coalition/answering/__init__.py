"""How visitors answer back: comments, requests to join, registrations, answers to consultations."""
