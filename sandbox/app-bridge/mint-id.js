let last = 0;

/** A number of its own for a question, a toast or a bar. */
export function mintId() {
  return ++last;
}
