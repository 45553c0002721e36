/* Files that are chosen, or dragged into a zone. */

/** Hands the file that is chosen at `input` or dropped on `zone` to `take`. */
export function takeFile(zone, input, take) {
  input.addEventListener("change", (event) => {
    event.stopPropagation();
    take(input.files[0]);
    input.value = "";
  });
  for (const kind of ["dragover", "dragenter"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    take(event.dataTransfer.files[0]);
  });
}
