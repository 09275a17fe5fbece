/** The fields of a line of CSV, without spaces at their ends; one in quotes may hold commas, and doubled quotes for one. */
export function splitFields(line: string): string[] {
  return [...`,${line}`.matchAll(/,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain!).trim(),
  );
}
