/** Whether a bulk operation's text is a mutation, not a query. */
export function isMutation(text: string): boolean {
  return /^\s*mutation\b/.test(text);
}
