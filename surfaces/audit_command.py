"""The command `audit`: a gate before publishing, and a report for whoever must mend the document."""

from __future__ import annotations

import argparse
import json

from surfaces.arguments import UsageError
from surfaces.audit import audit_text, finding_json, serious, together
from surfaces.audit_page import audit_page
from surfaces.style import stylesheet
from surfaces.wire import Service
from surfaces.words import say


def audit(args: argparse.Namespace, service: Service) -> int:
    """Show what contradicts itself; 1 where something grave does."""
    language = service.settings.language
    names = args.files or [info.id for info in service.documents()]
    documents = together([service.parsed(name) for name in names])
    form = "json" if args.json else args.format
    if form == "html" and len(documents) != 1:
        raise UsageError(say("cli.one_report", language, count=len(documents)))
    if form == "json":
        listed = [finding_json(document, finding) for document in documents for finding in document.findings]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    elif form == "html":
        print(audit_page(documents[0], stylesheet(), language))
    else:
        print("\n\n".join(audit_text(document, language, rounding=args.rounding) for document in documents))
    return 1 if any(serious(document.findings) for document in documents) else 0
