import { measureLabel } from './measure-label.ts';

/** Behind a space, and before each character that fills a square: there a line may end. */
const BREAKS = /(?<=\s)|(?=[\u2e80-\uffff])/u;

/**
 * Break a label into at most `lines` lines of `room` px; what does not fit is left out, with an ellipsis. A word is never
 * parted: one that is wider than a line ends the label.
 */
export function wrapLabel(
  label: string,
  { room, lines }: { readonly room: number; readonly lines: number },
): readonly string[] {
  const fits = (text: string) => measureLabel(text.trimEnd()) <= room;
  const wrapped: string[] = [];
  let line = '';
  for (const piece of label.split(BREAKS)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    const isRoomBelow = line !== '' && wrapped.length + 1 < lines;
    if (isRoomBelow) wrapped.push(line.trimEnd());
    const next = isRoomBelow ? piece : line + piece;
    if (!fits(next)) return [...wrapped, shorten(next, room)];
    line = next;
  }
  return [...wrapped, line.trimEnd()];
}

function shorten(text: string, room: number): string {
  const letters = [...text];
  const write = () => `${letters.join('').trimEnd()}…`;
  while (letters.length > 0 && measureLabel(write()) > room) letters.pop();
  return write();
}
