"""The outside world, one third party a file; each implements a Protocol of `disclosure.ports`."""
