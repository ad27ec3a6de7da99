"""How fast files are read, how well passages are found, how quickly questions are answered.

Every measurement prints a short table and can write what it found as JSON; see `python -m bench --help`.
"""
