"use strict";
// <script src="https://HOST/embed.js" data-documents="FILE1,FILE2" data-lang="zh" data-height="480"></script>
(() => {
  const own = document.currentScript;
  if (!own) return;
  const page = new URL("embed", own.src);
  (own.dataset.documents || "").split(",").map((one) => one.trim()).filter(Boolean)
    .forEach((one) => page.searchParams.append("document", one));
  if (own.dataset.lang === "en") page.searchParams.set("lang", "en");
  const frame = document.createElement("iframe");
  frame.src = page.href;
  frame.title = own.dataset.title || "disclosure-qa";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.style.cssText = "width:100%;border:1px solid #ccc;border-radius:6px;";
  const height = Number.parseInt(own.dataset.height || "480", 10);
  frame.style.height = `${Number.isFinite(height) ? height : 480}px`;
  own.after(frame);
})();
