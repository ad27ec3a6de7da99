"""The language of the domain: amounts, documents, facts, plans, findings, answers.

Standard library only, no input or output, no float.
"""
