/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Value = string | number | null | undefined | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  return 'html' in value ? value.html : value.map((item) => item.html).join('');
}

/** Write HTML: every value is escaped, but for HTML written the same way. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.reduce((text, part, index) => text + write(values[index - 1]) + part) };
}
