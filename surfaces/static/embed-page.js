"use strict";
// Everything that came from elsewhere is put in as text, never as markup.
(() => {
  const words = WORDS;
  const documents = new URLSearchParams(location.search).getAll("document");
  const session = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
  const log = document.getElementById("log");
  const form = document.getElementById("ask");
  const field = document.getElementById("question");

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  const figure = (one, ids) => {
    const item = element("li");
    const label = `${one.label} ${one.value === null ? one.text : one.value + (one.unit || "")}`;
    const where = [one.document, one.table, one.cell].filter(Boolean).join(" · ");
    if (one.cell && ids[one.document]) {
      const link = element("a", label);
      const table = one.cell.split("!")[0];
      link.href = `documents/${encodeURIComponent(ids[one.document])}/tables/${encodeURIComponent(table)}?cell=${encodeURIComponent(one.cell)}&lang=${words.lang}`;
      link.target = "_blank";
      link.rel = "noopener";
      item.append(link);
    } else {
      item.append(label);
    }
    item.append(` (${where})`);
    return item;
  };

  const show = async (place, answer) => {
    const held = await (await fetch("api/documents")).json();
    const ids = Object.fromEntries(held.map((one) => [one.file, one.id]));
    place.append(element("p", answer.text, "dq-said"));
    if (answer.items.length) {
      const items = element("ol");
      answer.items.forEach((one) => items.append(element("li", one)));
      place.append(items);
    }
    if (answer.reading) place.append(element("p", answer.reading, "dq-reading"));
    answer.warnings.forEach((one) => place.append(element("p", one, "dq-caveat")));
    if (answer.figures.length) {
      const list = element("ul");
      answer.figures.slice(0, 12).forEach((one) => list.append(figure(one, ids)));
      place.append(list);
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const question = field.value.trim();
    if (!question) return;
    field.value = "";
    const place = element("article");
    place.append(element("p", question, "dq-asked"));
    const waiting = element("p", words.pending, "dq-quiet");
    place.append(waiting);
    log.append(place);
    try {
      const body = { question, session };
      if (documents.length) body.documents = documents;
      const reply = await fetch("api/ask", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      const answer = await reply.json();
      if (reply.ok) await show(place, answer);
      else place.append(element("p", String(answer.error || reply.status), "dq-caveat"));
    } catch (error) {
      place.append(element("p", words.unreachable, "dq-caveat"));
    }
    waiting.remove();
    place.scrollIntoView({ block: "end" });
  });
})();
