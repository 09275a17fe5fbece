const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces: their words are not told apart, so pairs of letters stand in for them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const MAX_TOKENS = 32;

/**
 * Tokenize a title: its distinct words in the order they come, lower case, compatibility forms unified (NFKC), any
 * script. Han, kana, Thai, Lao and Khmer, written without spaces, give pairs of neighbouring letters. At most 32, so
 * that a title of any length costs the same. Empty of a title without letters or digits.
 */
export function tokenizeTitle(title: string): string[] {
  const tokens = new Set<string>();
  for (const [word] of title.normalize('NFKC').toLowerCase().matchAll(WORDS)) {
    for (const token of UNSPACED.test(word) ? pairLetters(word) : [word]) {
      if (tokens.size === MAX_TOKENS) return [...tokens];
      tokens.add(token);
    }
  }
  return [...tokens];
}

function pairLetters(word: string): string[] {
  const letters = [...word];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, i) => letters[i]! + letter);
}
