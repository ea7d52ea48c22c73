// Only enhances: every page works without it.
document.documentElement.classList.add("js");

/** Dropping a file on the upload field puts it there; the field shows that it can be dropped. */
for (const zone of document.querySelectorAll("[data-drop]")) {
  const field = zone.querySelector('input[type="file"]');
  if (!field) continue;
  const mark = (on) => zone.classList.toggle("is-over", on);
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  zone.addEventListener("dragleave", () => mark(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer?.files.length) field.files = event.dataTransfer.files;
  });
}

/** A form says that it is being read; a second press does not send it twice. */
for (const form of document.querySelectorAll("form[data-busy]")) {
  const button = form.querySelector('button[type="submit"]');
  const words = button?.textContent;
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
    if (button) button.textContent = form.dataset.busy;
  });
  addEventListener("pageshow", () => {
    sent = false;
    if (button) button.textContent = words;
  });
}
