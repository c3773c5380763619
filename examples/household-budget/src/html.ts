/** Markup that may go onto a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Shown = Html | string | number | null | readonly Shown[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup with values in it. Whatever is not markup itself is text, in elements and in quoted attributes alike; null is nothing. */
export function html(parts: TemplateStringsArray, ...values: Shown[]): Html {
  return new Html(parts.map((part, index) => (index === 0 ? part : show(values[index - 1] ?? null) + part)).join(''));
}

function show(value: Shown): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return String(value).replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
  return value.map(show).join('');
}
