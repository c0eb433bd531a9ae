import { daysOfWeek, monthOf, weeksOfMonth } from './days';
import type { CalendarEntry } from './entries';

/*
 * The plan of a month on paper: the calendar, then each send with whom it goes to and what it costs. One file that
 * loads nothing and holds no script.
 */

export interface OverviewSend {
  entry: CalendarEntry;
  time: string;
  who: string;
  /** The first words of what is sent. */
  words: string;
  /** With its currency; null: not known. */
  price: string | null;
  state: string;
}

export interface Overview {
  lang: string;
  title: string;
  /** Above the table: the month's bill and the like. */
  facts: readonly { name: string; value: string }[];
  weekdays: readonly string[];
  month: string;
  sends: readonly OverviewSend[];
  /** What is celebrated on a day; empty: nothing. */
  holidayOn(day: string): string;
  columns: {
    day: string;
    send: string;
    campaign: string;
    who: string;
    price: string;
    state: string;
  };
  dayName(day: string): string;
  foot: string;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** One self-contained page in A4, landscape. */
export function overviewHtml(overview: Overview): string {
  const { sends, month, columns } = overview;
  const cell = (day: string) => {
    const own = sends.filter(({ entry }) => entry.day === day);
    const holiday = overview.holidayOn(day);
    return `<td${monthOf(day) === month ? '' : ' class="other"'}><b>${Number(day.slice(8))}</b>${
      holiday === '' ? '' : ` <i>${escaped(holiday)}</i>`
    }${own
      .map(
        ({ entry, time }) =>
          `<p class="${entry.colour}">${escaped(time)} ${escaped(entry.broadcast.name || entry.campaignName)}</p>`,
      )
      .join('')}</td>`;
  };
  const weeks = weeksOfMonth(`${month}-01`)
    .map((sunday) => `<tr>${daysOfWeek(sunday).map(cell).join('')}</tr>`)
    .join('\n');
  const rows = sends
    .filter(({ entry }) => entry.day.startsWith(month))
    .map(
      ({ entry, time, who, words, price, state }) => `<tr>
<td class="when">${escaped(overview.dayName(entry.day))}<br>${escaped(time)}</td>
<td><b>${escaped(entry.broadcast.name)}</b><br>${escaped(words)}</td>
<td>${escaped(entry.campaignName)}${entry.owner === '' ? '' : `<br>${escaped(entry.owner)}`}</td>
<td>${escaped(who)}</td>
<td class="number">${escaped(price ?? '—')}</td>
<td>${escaped(state)}</td></tr>`,
    )
    .join('\n');
  const head = (['day', 'send', 'campaign', 'who', 'price', 'state'] as const)
    .map((key) => `<th${key === 'price' ? ' class="number"' : ''}>${escaped(columns[key])}</th>`)
    .join('');
  return `<!doctype html>
<html lang="${escaped(overview.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(overview.title)}</title>
<style>
@page { size: A4 landscape; margin: 12mm; }
body { margin: 0 auto; max-width: 1120px; color: #1a1c22; font: 12px/1.5 system-ui, "Noto Sans TC", "Noto Sans JP", sans-serif; }
h1 { margin: 0 0 8px; font-size: 22px; }
dl { display: flex; gap: 28px; margin: 0 0 12px; } dt { color: #4f5563; } dd { margin: 0; font-size: 15px; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.calendar td { height: 74px; padding: 4px 6px; border: 1px solid #dfe1e7; vertical-align: top; }
.calendar th { padding: 4px 6px; color: #4f5563; font-weight: 500; text-align: left; }
.calendar p { margin: 2px 0 0; padding-left: 5px; border-left: 3px solid #4756d6; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.calendar i { color: #be2a45; font-size: 10px; font-style: normal; } .other { color: #9aa0ad; background: #f6f7f9; }
.calendar .teal { border-color: #2a7f78; } .calendar .brown { border-color: #9a6a3c; } .calendar .violet { border-color: #8256b8; }
.calendar .steel { border-color: #5a7392; } .calendar .olive { border-color: #7c8035; }
.sends { margin-top: 20px; page-break-before: always; font-variant-numeric: tabular-nums; }
.sends th, .sends td { padding: 6px 8px; border-bottom: 1px solid #dfe1e7; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.sends th { color: #4f5563; font-weight: 500; } .sends tr { break-inside: avoid; } .sends .number { text-align: right; }
.sends .when { white-space: nowrap; } .sends col.narrow { width: 11%; } .sends col.wide { width: 30%; }
.foot { color: #4f5563; font-size: 11px; }
</style>
</head>
<body>
<h1>${escaped(overview.title)}</h1>
<dl>${overview.facts
    .map(({ name, value }) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`)
    .join('')}</dl>
<table class="calendar"><thead><tr>${overview.weekdays
    .map((name) => `<th>${escaped(name)}</th>`)
    .join('')}</tr></thead><tbody>
${weeks}
</tbody></table>
<table class="sends"><colgroup><col class="narrow"><col class="wide"><col><col><col class="narrow"><col class="narrow"></colgroup>
<thead><tr>${head}</tr></thead><tbody>
${rows}
</tbody></table>
<p class="foot">${escaped(overview.foot)}</p>
</body>
</html>
`;
}
