import type { Formats } from '../i18n/formats';
import { type Figure, known, type Rate } from '../insight/figure';
import { figureIn, usedColumns } from '../insight/manager/imports';
import { MANAGER_TABLES } from '../insight/manager/tables';
import { summaryOf } from '../insight/summary';
import { consumptionTable, costTable } from './cost-tables';
import { dayLabel, figureText, noonOf, percentText, signed } from './figure-text';
import type { ReportFacts, ReportMenu } from './report-facts';
import {
  count,
  figure,
  heads,
  type ReportCell,
  type ReportTable,
  share,
  text,
  type Words,
} from './table-cells';

/** Every table of a report that has something in it; broadcasts and friends always, also when empty. */
export function tablesOf(facts: ReportFacts, words: Words): ReportTable[] {
  const always = new Set(['summary', 'sends', 'friends']);
  return [
    summaryTable(facts, words),
    sendTable(facts, words),
    labelTable(facts, words),
    linkTable(facts, words),
    menuTable(facts, words),
    testTable(facts, words),
    friendTable(facts, words),
    demographicTable(facts, words),
    costTable(facts, words),
    consumptionTable(facts, words),
    ...managerTables(facts, words),
  ].filter(({ id, rows }) => rows.length > 0 || always.has(id));
}

function summaryTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  const { reach, added, sent, openRate, clickRate } = summaryOf(report);
  const counts = ([id, { now, before }]: [string, { now: Figure; before: Figure }]) => [
    text(say(`results.figure.${id}`)),
    figure(format, now),
    figure(format, before),
    now.known && before.known
      ? { text: signed(format, now.value - before.value), value: now.value - before.value }
      : text(''),
  ];
  const rates = ([label, { now, before }]: [string, { now: Rate; before: Rate }]) => [
    text(label),
    share(format, now),
    share(format, before),
    now.known && before.known
      ? {
          text: say('points', { change: signed(format, round((now.value - before.value) * 100)) }),
          value: now.value - before.value,
        }
      : text(''),
  ];
  return {
    id: 'summary',
    title: say('table.summary'),
    columns: heads(
      ['figure', 'now', 'then', 'change'].map((id) => say(`column.${id}`)),
      1,
    ),
    rows: [
      counts(['reach', reach]),
      counts(['added', added]),
      counts(['sent', sent]),
      rates([say('results.column.openRate'), openRate]),
      rates([say('results.column.clickRate'), clickRate]),
    ],
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
function sendTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  const columns = [
    ...['name', 'sentAt', 'label', 'delivered', 'opens', 'uniqueOpens', 'openRate', 'clicks'],
    ...['uniqueClicks', 'clickRate', 'clickToOpen'],
  ];
  return {
    id: 'sends',
    title: say('table.sends'),
    columns: heads(
      columns.map((id) => say(`results.column.${id}`)),
      3,
    ),
    rows: report.sends.map((row) => [
      text(row.send.name),
      // the year stands in the head of the report, and eleven columns need the room
      {
        text: `${format.shortDate(row.send.sentAt)} ${format.time(row.send.sentAt)}`,
        value: row.send.sentAt,
      },
      text(row.send.label ?? ''),
      figure(format, row.delivered),
      figure(format, row.opens),
      figure(format, row.uniqueOpens),
      share(format, row.openRate),
      figure(format, row.clicks),
      figure(format, row.uniqueClicks),
      share(format, row.clickRate),
      share(format, row.clickToOpenRate),
    ]),
  };
}

function labelTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  const columns = [
    ...['label', 'lastSentAt', 'sends', 'delivered', 'opens', 'uniqueOpens', 'openRate'],
    ...['clickRate', 'leftOut'],
  ];
  return {
    id: 'labels',
    title: say('table.labels'),
    columns: heads(
      columns.map((id) => say(`results.column.${id}`)),
      2,
    ),
    rows: report.labels.map((row) => [
      text(row.label),
      { text: format.dateTime(row.lastSentAt), value: row.lastSentAt },
      count(format, row.sends),
      figure(format, row.delivered),
      figure(format, row.opens),
      figure(format, row.uniqueOpens),
      share(format, row.openRate),
      share(format, row.clickRate),
      count(format, row.leftOut),
    ]),
  };
}

function linkTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  return {
    id: 'links',
    title: say('table.links'),
    columns: heads(
      [
        say('results.column.name'),
        say('column.link'),
        ...['uniqueClicks', 'clicks', 'clickRate'].map((id) => say(`results.column.${id}`)),
      ],
      2,
    ),
    rows: report.sends.flatMap(({ send, links }) =>
      links.map((link) => [
        text(send.name),
        text(link.url ?? say('results.noUrl')),
        figure(format, link.uniqueClicks),
        figure(format, link.clicks),
        share(format, link.clickRate),
      ]),
    ),
  };
}

function friendTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  const figures = ['targetedReaches', 'added', 'blocked', 'blocks'] as const;
  return {
    id: 'friends',
    title: say('table.friends'),
    columns: [
      ...heads(
        ['day', ...figures].map((id) => say(`results.friends.${id}`)),
        1,
      ),
      { label: say('results.friends.source'), numeric: false },
    ],
    rows: report.friends.map((day) => [
      { text: format.shortDate(noonOf(day.day)), value: day.day },
      ...figures.map((id) => figure(format, day[id])),
      text(
        day.beside
          ? say('results.source.both', { reach: figureText(format, day.beside.targetedReaches) })
          : say(`results.source.${day.source ?? 'none'}`),
      ),
    ]),
  };
}

/** A version of a menu by its name and its days. */
export const menuName = ({ name, figures }: ReportMenu, format: Formats): string =>
  `${name} · ${dayLabel(format, figures.from)}–${dayLabel(format, figures.to)}`;

function menuTable({ menus }: ReportFacts, { say, format }: Words): ReportTable {
  return {
    id: 'menus',
    title: say('table.menus'),
    columns: [
      ...heads(
        ['menu', 'area', 'action'].map((id) => say(`column.${id}`)),
        3,
      ),
      ...heads(
        [
          say('results.menuFigure.viewers'),
          say('results.menuFigure.clicks'),
          say('column.people'),
          say('column.clickRate'),
        ],
        0,
      ),
    ],
    rows: menus.flatMap((menu) => {
      const { figures, areas } = menu;
      return areas.map(({ letter, action }, at) => {
        const area = figures.areas[at];
        const none: Figure = { known: false, reason: 'notFetched' };
        return [
          text(menuName(menu, format)),
          text(letter),
          text(action),
          figure(format, figures.viewers),
          figure(format, area?.clicks ?? none),
          figure(format, area?.people ?? none),
          share(format, area?.clickRate ?? { known: false, reason: 'notFetched', between: null }),
        ];
      });
    }),
  };
}

function testTable({ tests }: ReportFacts, { say, format }: Words): ReportTable {
  return {
    id: 'experiments',
    title: say('table.experiments'),
    columns: [
      ...heads(
        ['test', 'arm'].map((id) => say(`column.${id}`)),
        2,
      ),
      ...heads([say('results.column.delivered'), say('column.converted'), say('column.rate')], 0),
      { label: say('column.decision'), numeric: false },
    ],
    rows: tests.flatMap(({ name, arms, decision }) =>
      arms.map((arm) => [
        text(name),
        text(arm.name === '' ? arm.letter : `${arm.letter} ${arm.name}`),
        count(format, arm.sent),
        figure(
          format,
          arm.converted === null ? { known: false, reason: 'withheld' } : known(arm.converted),
        ),
        arm.rate
          ? {
              text: `${percentText(format, arm.rate.value)} (${percentText(format, arm.rate.low)}–${percentText(format, arm.rate.high)})`,
              value: arm.rate.value,
            }
          : text(''),
        text(decision ? say('decided', { ...decision }) : say('open')),
      ]),
    ),
  };
}

const GROUPS = [
  { id: 'gender', list: 'genders', name: 'gender' },
  { id: 'age', list: 'ages', name: 'age' },
  { id: 'area', list: 'areas', name: 'area' },
  { id: 'appType', list: 'appTypes', name: 'appType' },
  { id: 'period', list: 'subscriptionPeriods', name: 'subscriptionPeriod' },
] as const;

function demographicTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  const answer = report.demographic?.answer;
  const wordOf = (group: string, name: string) =>
    group === 'area' && name !== 'unknown' ? name : say(`results.word.${name}`);
  return {
    id: 'demographic',
    title: say('table.demographic'),
    columns: heads(
      ['group', 'value', 'share'].map((id) => say(`column.${id}`)),
      2,
    ),
    rows: GROUPS.flatMap(({ id, list, name }) =>
      (answer?.available ? (answer[list] ?? []) : []).map((row) => [
        text(say(`results.group.${id}`)),
        text(wordOf(id, String((row as Record<string, unknown>)[name]))),
        row.percentage === null
          ? { text: '<20', value: '<20' }
          : {
              text: `${format.number(row.percentage)}\u2009%`,
              value: Math.round(row.percentage * 1_000) / 100_000,
            },
      ]),
    ),
  };
}

/** What came by CSV stands in tables of its own, with its source in the title. */
function managerTables({ manager }: ReportFacts, { say, format }: Words): ReportTable[] {
  return MANAGER_TABLES.flatMap((table) => {
    const rows = manager[table] ?? [];
    // friends by day say their source row by row
    if (rows.length === 0 || table === 'friends') return [];
    // a column that no file filled is no column of theirs
    const columns = usedColumns(table, rows);
    return {
      id: `manager-${table}`,
      title: `${say(`manager.table.${table}`)} · ${say('manager.source')}`,
      columns: columns.map(({ id, kind }) => ({
        label: say(`manager.column.${table}.${id}`),
        numeric: kind === 'count' || kind === 'share',
      })),
      rows: rows.map((row) =>
        columns.map(({ id, kind }): ReportCell => {
          if (kind === 'day') return { text: format.shortDate(noonOf(row.day)), value: row.day };
          if (kind === 'text') return text(row.texts[id] ?? '');
          const cell = figureIn(row, id);
          return kind === 'share' && cell.known
            ? { text: percentText(format, cell.value), value: cell.value }
            : figure(format, cell);
        }),
      ),
    };
  });
}
