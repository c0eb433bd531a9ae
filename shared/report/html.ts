import type { Locale } from '../domain/workspace';
import { type Formats, formatsFor } from '../i18n/formats';
import { scaleEnd } from '../insight/heat';
import { lineDayOf } from '../insight/line-day';
import { readableAccent } from './brand';
import { escaped } from './escape';
import { dayLabel, noonOf, percentText, rateText } from './figure-text';
import { styleOf } from './html-style';
import type { ReportFacts } from './report-facts';
import { type Say, sayIn } from './report-words';
import { heatMap, heatScale } from './svg/heat-map';
import { lineChart } from './svg/line-chart';
import { rateChart } from './svg/rate-chart';
import type { ReportCell, ReportTable } from './table-cells';
import { menuName, tablesOf } from './tables';

const LANG: Record<Locale, string> = { 'zh-TW': 'zh-Hant-TW', en: 'en', ja: 'ja' };
/** A table that is not longer stays on one page. */
const SHORT = 14;
/** More rows than this make no chart that anybody reads. */
const MOST_RATES = 40;

/** The report's title, which is also what its files are called. */
export const reportTitle = (facts: ReportFacts, locale: Locale): string =>
  sayIn(locale)(facts.report.simulated ? 'fileRehearsal' : 'file', {
    channel: facts.channelName,
    from: facts.report.from,
    to: facts.report.to,
  });

/**
 * The whole report as one file that opens offline in any browser and prints well. It holds no script, loads
 * nothing, and every word that came from outside is escaped.
 */
export function reportHtml(facts: ReportFacts, locale: Locale): string {
  const say = sayIn(locale);
  const format = formatsFor(locale);
  const accent = readableAccent(facts.brand.accent);
  const { report, brand, scope } = facts;
  const day = (at: string) => format.dateTime(noonOf(at)).replace(/ \d\d:\d\d$/, '');
  const span = (range: { from: string; to: string }) => ({
    from: day(range.from),
    to: day(range.to),
  });
  const tables = tablesOf(facts, { say, format });
  const counting = report.sends.filter(({ collection }) => collection === 'counting').length;
  const notes = [
    report.missingDays.length > 0 && say('missing', { count: report.missingDays.length }),
    counting > 0 && say('counting', { count: counting }),
  ].filter((note) => note !== false);
  const lines = [
    scope && say(`scope.${scope.kind}`, { name: scope.name }),
    `${say('period', span(report))} · ${say('before', span(report.before))}`,
    say('made', {
      time: format.dateTime(facts.madeAt),
      fetched: report.fetchedAt === null ? say('never') : format.dateTime(report.fetchedAt),
    }),
  ].filter((line) => line !== null);
  const hasManager = Object.values(facts.manager).some((rows) => (rows?.length ?? 0) > 0);
  return `<!doctype html>
<html lang="${LANG[locale]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(reportTitle(facts, locale))}</title>
<style>${styleOf(accent)}</style>
</head>
<body>
<header>
${brand.logo === null ? '' : `<img src="${escaped(brand.logo)}" alt="${escaped(brand.name)}">`}
<div>
<h1>${escaped(say('title', { channel: facts.channelName }))}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</div>
</header>
${report.simulated ? `<p class="mark">${escaped(say('rehearsal'))}</p>` : ''}
${notes.map((note) => `<p class="note">${escaped(note)}</p>`).join('\n')}
<main>
${tables.map((table) => section(table, chartsOf(table.id, facts, { say, format, accent }), say)).join('\n')}
</main>
<footer>
<h2>${escaped(say('method'))}</h2>
<p>${escaped(say('methodText'))}</p>
${hasManager ? `<p>${escaped(say('methodManager'))}</p>` : ''}
<p>${escaped(say('page', { name: brand.name }))}</p>
</footer>
</body>
</html>
`;
}

function section(table: ReportTable, charts: string, say: Say): string {
  const { id, title, columns } = table;
  const rows = id === 'friends' ? withoutEmptyRuns(table.rows) : table.rows;
  const kind = (at: number) => (columns[at]?.numeric ? ' class="number"' : '');
  const body =
    rows.length === 0
      ? `<p>${escaped(say('empty'))}</p>`
      : `<div class="scroll${rows.length <= SHORT ? ' short' : ''}"><table><caption>${escaped(title)}</caption><thead><tr>${columns
          .map(({ label }, at) => `<th scope="col"${kind(at)}>${escaped(label)}</th>`)
          .join('')}</tr></thead><tbody>${rows
          .map(
            (row) =>
              `<tr>${row.map(({ text }, at) => `<td${kind(at)}>${cellOf(text)}</td>`).join('')}</tr>`,
          )
          .join('\n')}</tbody></table></div>`;
  return `<section id="${escaped(id)}"><h2>${escaped(title)}</h2>${charts}${body}</section>`;
}

/** Days in a row of which nothing is known become one row; the tables for spreadsheets keep them all. */
function withoutEmptyRuns(rows: ReportTable['rows']): ReportTable['rows'] {
  const kept: (readonly ReportCell[])[] = [];
  let first: string | null = null;
  for (const row of rows) {
    const [day, ...rest] = row;
    const before = kept.at(-1);
    if (!day || rest.some(({ text }) => text !== '—')) {
      first = null;
      kept.push(row);
    } else if (first !== null && before) {
      kept[kept.length - 1] = [{ ...day, text: `${first} – ${day.text}` }, ...rest];
    } else {
      first = day.text;
      kept.push(row);
    }
  }
  return kept;
}

/** An interval goes to the next line as a whole, or a narrow column would cut it between its ends. */
const cellOf = (text: string): string =>
  escaped(unbroken(text)).replace(
    / (\([^()]*\d\u202f%–[^()]*\))$/,
    ' <span class="range">$1</span>',
  );

/** A figure and its unit stay on one line. */
const unbroken = (text: string): string => text.replaceAll('\u2009', '\u202f');

/** Drawings of the figures that stand in the table below them. */
function chartsOf(
  id: string,
  { report, menus }: ReportFacts,
  { say, format, accent }: { say: Say; format: Formats; accent: string },
): string {
  if (id === 'menus') return heatMaps(menus, say, format);
  if (id === 'friends') {
    const sent = report.sends.map(({ send }) => lineDayOf(new Date(send.sentAt)));
    return lineChart({
      label: say('chart.reach'),
      colour: accent,
      number: format.number,
      points: report.friends.map(({ day, targetedReaches }) => ({
        label: dayLabel(format, day),
        value: targetedReaches.known ? targetedReaches.value : null,
      })),
      marks: sent
        .map((day) => report.friends.findIndex((friend) => friend.day === day))
        .filter((at) => at >= 0),
    });
  }
  if (id !== 'sends') return '';
  return rateChart({
    label: say('chart.openRate'),
    colour: accent,
    percent: (value) => percentText(format, value),
    rows: report.sends.slice(0, MOST_RATES).map(({ send, openRate }) => ({
      name: send.name,
      rate: openRate,
      text: rateText(format, openRate),
    })),
  });
}

/** Every version of a menu that has a figure, on one scale, so that they may be compared by eye. */
function heatMaps(menus: ReportFacts['menus'], say: Say, format: Formats): string {
  const told = menus.filter(({ figures }) => figures.areas.some((area) => area.clickRate.known));
  if (told.length === 0) return '';
  const end = scaleEnd(
    told.flatMap(({ figures }) => figures.areas.map(({ clickRate }) => clickRate)),
  );
  const maps = told.map((menu) =>
    heatMap({
      label: say('chart.heat'),
      caption: menuName(menu, format),
      ...menu.size,
      picture: menu.picture,
      end,
      areas: menu.figures.areas.map(({ bounds, clickRate }, at) => ({
        letter: menu.areas[at]?.letter ?? '',
        bounds,
        rate: clickRate,
        text: rateText(format, clickRate),
      })),
    }),
  );
  const scale = heatScale({
    label: say('results.scale'),
    from: percentText(format, 0),
    to: percentText(format, end),
    end,
  });
  return `<div class="maps">${maps.join('')}</div>${scale}`;
}
