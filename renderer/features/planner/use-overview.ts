import type { CalendarEntry } from '#shared/campaign/calendar/entries';
import { holidaysOn } from '#shared/campaign/calendar/holidays';
import { overviewHtml } from '#shared/campaign/calendar/overview-html';
import { money } from '#shared/i18n/money';
import { invoke } from '../../bridge';
import { now } from '../../data/clock';
import { reportFailure } from '../../data/failures';
import { useFormat, useLocale, useT } from '../../i18n';
import { showNotice } from '../../ui';
import { whoOf } from './EntryCard';
import { useWeekdays } from './MonthView';
import type { Plan } from './use-plan';

const WORDS = 120;

/** The month that is shown, as a page for people without Tapestry. */
export function useOverview(plan: Plan): (kind: 'pdf' | 'html' | 'paper') => void {
  const t = useT('planner');
  const celebrations = useT('holidays');
  const locale = useLocale();
  const format = useFormat();
  const weekdays = useWeekdays();
  const { book, bill } = plan;
  const inCurrency = (amount: number) => (book ? money(amount, book.currency, format) : '—');
  return (kind) => {
    const amounts = new Map(
      (plan.range?.months ?? []).flatMap(({ sends }) =>
        sends.map((send) => [send.key, send.amount]),
      ),
    );
    const month = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      year: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(Date.parse(`${plan.month}-01T00:00:00Z`));
    const title = t('overview.title', { month });
    const noon = (day: string) => `${day}T12:00:00+08:00`;
    const html = overviewHtml({
      lang: locale,
      title,
      facts: [
        {
          name: t('overview.sends'),
          value: format.number(plan.entries.filter(({ day }) => day.startsWith(plan.month)).length),
        },
        { name: t('overview.messages'), value: bill ? format.number(bill.volume) : '—' },
        { name: t('overview.bill'), value: bill ? inCurrency(bill.cost.total) : '—' },
      ],
      weekdays,
      month: plan.month,
      sends: plan.entries.map((entry) => {
        const amount = amounts.get(entry.key) ?? null;
        return {
          entry,
          time: format.time(entry.at),
          who: whoOf(entry, t, format.number),
          words: wordsOf(entry, plan),
          price: amount === null ? null : inCurrency(amount),
          state: t(`look.${entry.look}`),
        };
      }),
      holidayOn: (day) =>
        holidaysOn(day)
          .map(({ country, name, isSubstitute }) => {
            const said = celebrations(`name.${name}`);
            const whole = isSubstitute ? celebrations('substitute', { name: said }) : said;
            return country === 'TW' ? whole : `${celebrations(`short.${country}`)} ${whole}`;
          })
          .join(' · '),
      columns: {
        day: t('column.when'),
        send: t('column.name'),
        campaign: t('column.campaign'),
        who: t('column.who'),
        price: t('column.price'),
        state: t('column.state'),
      },
      dayName: (day) => format.day(noon(day)),
      foot: t('overview.foot', { time: format.dateTime(new Date(now())) }),
    });
    if (kind === 'paper') {
      void invoke('plan.printOverview', { html }).then((printed) => {
        if (!printed.ok) return reportFailure(printed.error);
        if (printed.value)
          showNotice({ id: 'planner-file', message: t('overview.printed', { title }) });
      });
      return;
    }
    void invoke('plan.saveOverview', { name: title, html, kind }).then((saved) => {
      if (!saved.ok) return reportFailure(saved.error);
      if (saved.value)
        showNotice({
          id: 'planner-file',
          message: t('overview.saved', { file: saved.value.file }),
        });
    });
  };
}

/** What a send says, in its first words; for a document, its name. */
function wordsOf({ broadcast }: CalendarEntry, plan: Plan): string {
  const words = broadcast.messages.map((part) => {
    if (part.source === 'document') return plan.range?.parts[part.documentId]?.name ?? '';
    const { text, altText } = part.wire as { text?: unknown; altText?: unknown };
    return typeof text === 'string' ? text : typeof altText === 'string' ? altText : '';
  });
  const all = words.filter(Boolean).join(' / ');
  return all.length > WORDS ? `${all.slice(0, WORDS)}…` : all;
}
