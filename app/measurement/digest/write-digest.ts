import type { Formats } from '../../messages/create-formats.ts';
import type { Text } from '../../messages/create-text.ts';
import { DAY } from '../../time.ts';
import { describeFigure, type DescribedFigure } from '../overview/describe-figure.ts';
import type { OverviewFigures } from '../overview/overview-figures.ts';
import type { Message } from './send-message.ts';

interface DigestReader {
  readonly text: Text;
  readonly formats: Formats;
  /** The shop's own name. */
  readonly shopName: string;
  /** Where a page of ours opens, from its path. */
  readonly linkTo: (path: string) => string;
}

/**
 * Write the digest of a period: the figures of the overview, each with what it was counted on, what to do and its page.
 * The same words as HTML and as plain text; nothing in it is loaded from anywhere, and it tells nobody that it was read.
 */
export function writeDigest(overview: OverviewFigures, { text, formats, shopName, linkTo }: DigestReader): Message {
  const days = Math.max(1, Math.round((overview.to - overview.from) / DAY));
  const period = text('overview.period', {
    days,
    from: formats.day(overview.from),
    to: formats.day(overview.to - 1),
  });
  const figures = overview.figures.map((figure) => describeFigure(figure, days, text, formats));
  const subject = text(days === 1 ? 'digest.subject.day' : 'digest.subject.week', {
    shop: shopName,
    day: formats.day(overview.to - 1),
  });
  const footer = text('digest.footer');
  return {
    subject,
    text: [`${shopName}: ${period}`, ...figures.map((figure) => writePlain(figure, text, linkTo)), footer].join('\n\n'),
    html: `<!doctype html>
<html lang="${formats.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f5f6;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;color:#202223">
<div style="max-width:560px;margin:0 auto">
<h1 style="font-size:20px;margin:0 0 4px">${escapeHtml(shopName)}</h1>
<p style="margin:0 0 16px;color:#4a4f55">${escapeHtml(period)}</p>
${figures.map((figure) => writeCard(figure, text, linkTo)).join('\n')}
<p style="font-size:13px;color:#4a4f55">${escapeHtml(footer)} <a href="${escapeHtml(linkTo('/app/digest'))}" style="color:#0b4f8a">${escapeHtml(text('digest.change'))}</a></p>
</div></body></html>`,
  };
}

function writePlain(figure: DescribedFigure, text: Text, linkTo: DigestReader['linkTo']): string {
  return [
    `${figure.title}: ${sayValue(figure, text)}`,
    ...[figure.change, figure.count].filter((line) => line !== null).map((line) => `  ${line}`),
    `  ${figure.advice}: ${linkTo(figure.path)}`,
  ].join('\n');
}

function writeCard(figure: DescribedFigure, text: Text, linkTo: DigestReader['linkTo']): string {
  const notes = [figure.change, figure.count].filter((line) => line !== null);
  return `<div style="background:#ffffff;border-radius:8px;padding:16px;margin:0 0 12px">
<h2 style="font-size:14px;font-weight:600;margin:0 0 4px">${escapeHtml(figure.title)}</h2>
<p style="font-size:22px;margin:0 0 4px">${escapeHtml(sayValue(figure, text))}</p>
${notes.map((note) => `<p style="font-size:14px;margin:0 0 4px;color:#4a4f55">${escapeHtml(note)}</p>`).join('\n')}
<p style="font-size:14px;margin:8px 0 0"><a href="${escapeHtml(linkTo(figure.path))}" style="color:#0b4f8a">${escapeHtml(figure.advice)}</a></p>
</div>`;
}

function sayValue({ value, unknown, interval }: DescribedFigure, text: Text): string {
  if (value === null) return `${text('digest.unknown')} ${unknown}`;
  return interval === null ? value : `${value} (${interval})`;
}

function escapeHtml(value: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return value.replace(/[&<>"]/g, (sign) => names[sign]!);
}
