"""What others touch: the command line, the HTTP API, the page, Python and LangChain."""
