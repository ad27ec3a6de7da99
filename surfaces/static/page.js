// `element`, `trigger` and `watch` are given by gr.HTML.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-figure]");
  if (!button) return;
  trigger("select", { turn: Number(button.dataset.turn), figure: button.dataset.figure });
  // On a narrow screen the evidence lies below the conversation.
  if (window.innerWidth < 1000) {
    document.getElementById("dq-evidence")?.scrollIntoView({ behavior: "smooth" });
  }
});

watch("value", () => {
  const log = element.querySelector(".dq-log");
  if (log) log.scrollTop = log.scrollHeight;
  const cited = element.querySelector(".dq-cited");
  const around = cited?.closest(".dq-scroll");
  if (around) {
    // Scroll only the table, never the page under the reader's eyes.
    around.scrollLeft = cited.offsetLeft - (around.clientWidth - cited.offsetWidth) / 2;
    around.scrollTop = cited.offsetTop - (around.clientHeight - cited.offsetHeight) / 2;
  }
});
