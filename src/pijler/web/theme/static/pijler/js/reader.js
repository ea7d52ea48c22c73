// Keys and highlights in the reader. Without it, the links between passages and cards do the same.

const all = [...document.querySelectorAll(".lead[data-s]")];
/** Those that the choice of a kind leaves on the page. */
const shown = () => all.filter((lead) => lead.checkVisibility());
const help = document.getElementById("key-help");
let at = -1;

/** Marks one statement in the text and its card, and no other. */
function show(number) {
  for (const old of document.querySelectorAll(".is-here")) old.classList.remove("is-here");
  for (const part of document.querySelectorAll(`[data-s~="${CSS.escape(number)}"]`)) {
    if (!part.classList.contains("lead")) part.classList.add("is-here");
  }
}

function go(step) {
  const leads = shown();
  if (!leads.length) return;
  at = Math.min(Math.max(at + step, 0), leads.length - 1);
  const lead = leads[at];
  const cards = lead.closest(".row")?.querySelector(".cards");
  if (cards) cards.open = true;
  show(lead.dataset.s);
  lead.focus({ preventScroll: true });
  lead.scrollIntoView({ block: "center" });
}

function typing(target) {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
}

/** Single keys can be switched off: they get in the way of speech input. The choice stays on this computer. */
const keysOn = document.getElementById("keys-on");
const KEPT = "pijler-keys";
try {
  if (keysOn) keysOn.checked = localStorage.getItem(KEPT) !== "off";
  keysOn?.addEventListener("change", () => localStorage.setItem(KEPT, keysOn.checked ? "on" : "off"));
} catch {
  // Without storage the choice holds for this page.
}
document.querySelector("[data-keys]")?.addEventListener("click", () => help?.showModal());

document.addEventListener("keydown", (event) => {
  if (keysOn && !keysOn.checked) return;
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || help?.open) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "?") help?.showModal();
});

for (const name of ["mouseover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const part = event.target.closest?.(".card[data-s], .lead[data-s], .q[data-s]");
    if (!part) return;
    const number = part.dataset.s.split(" ")[0];
    show(number);
    const found = shown().findIndex((lead) => lead.dataset.s === number);
    if (found >= 0) at = found;
  });
}

/** An address with a statement opens its card too. */
function follow() {
  const number = /^#(?:s|card-)(\d+)$/.exec(location.hash)?.[1];
  if (!number) return;
  show(number);
  at = shown().findIndex((lead) => lead.dataset.s === number);
}

addEventListener("hashchange", follow);
follow();
