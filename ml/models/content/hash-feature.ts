/**
 * Hash a text to 32 bits: FNV-1a over its UTF-16 code units, mixed once more (MurmurHash3's finalizer) so that any
 * number of low bits is spread evenly. Same text, same number, on every machine.
 */
export function hashFeature(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
