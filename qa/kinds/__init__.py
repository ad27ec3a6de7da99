"""The kinds of question, one a file: each turns a question into a draft, or passes."""
