/** Opens a file that is dropped anywhere on the page. */
export function listenForFiles(open: (file: File) => void): void {
  const files = (event: DragEvent) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let depth = 0;
  const hint = (on: boolean) => document.documentElement.toggleAttribute("data-dropping", on);
  addEventListener("dragenter", (event) => {
    if (files(event)) hint(++depth > 0);
  });
  addEventListener("dragleave", (event) => {
    if (files(event)) hint(--depth > 0);
  });
  addEventListener("dragover", (event) => files(event) && event.preventDefault());
  // In the capture phase, before the editor inserts the file as text.
  addEventListener(
    "drop",
    (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      hint(false);
      open(file);
    },
    true,
  );
}
