/** One of a page's choices from its address; what is not among them is the usual one. */
export function readChoice<const Choice extends string>(
  url: string,
  name: string,
  choices: readonly Choice[],
  usual = choices[0]!,
): Choice {
  const value = new URL(url).searchParams.get(name);
  return choices.find((choice) => choice === value) ?? usual;
}
