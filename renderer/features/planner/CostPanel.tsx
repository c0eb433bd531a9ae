import { CircleAlert, CircleCheck, Settings2, TriangleAlert } from 'lucide-react';
import { isBilledNextMonth } from '#shared/campaign/calendar/budget-line';
import { type CalendarEntry, isQuiet, tooClose } from '#shared/campaign/calendar/entries';
import { money } from '#shared/i18n/money';
import { comparePlans } from '#shared/pricing/price-book';
import { STUDIO_TIME_ZONE, useFormat, useLocale, useSpeech, useT } from '../../i18n';
import { Button, Chip, IconButton, Panel, Section } from '../../ui';
import { BudgetBar } from './BudgetBar';
import { isCutOff } from './cut-off';
import { pictureOf, whoOf } from './EntryCard';
import styles from './Planner.module.css';
import { planName } from './plan-name';
import { saidOnce } from './said-once';
import { TierCurve } from './TierCurve';
import type { Plan } from './use-plan';

/** What the month costs, the send that is chosen, and what speaks against the plan. */
export function CostPanel(props: {
  plan: Plan;
  entry: CalendarEntry | null;
  onOpen(entry: CalendarEntry): void;
  onSelect(key: string): void;
  onMove(entry: CalendarEntry, minute: number): void;
  onSettings(): void;
}) {
  const t = useT('planner');
  const format = useFormat();
  const locale = useLocale();
  const { plan } = props;
  // not known is not nothing: thousands of campaigns take a second or two
  const isUnread = plan.range === undefined && plan.status === 'loading';
  return (
    <Panel
      title={t('cost.title', { month: monthName(plan.month, locale) })}
      grow
      actions={
        <>
          <span className={styles.aside}>{t('cost.untaxed')}</span>
          <IconButton
            label={t('settings.title')}
            icon={<Settings2 size={16} strokeWidth={1.5} />}
            onClick={props.onSettings}
            data-testid="plan-settings"
          />
        </>
      }
      data-testid="cost-panel"
    >
      {isUnread ? (
        <p className={styles.quietText} role="status">
          {t('beingRead')}
        </p>
      ) : (
        <Bill plan={plan} />
      )}
      {props.entry && (
        <Section
          title={t('chosen')}
          aside={`${format.day(props.entry.at)} ${format.time(props.entry.at)}`}
        >
          <Chosen plan={plan} entry={props.entry} onOpen={props.onOpen} />
        </Section>
      )}
      {!isUnread && <Findings plan={plan} onSelect={props.onSelect} onMove={props.onMove} />}
    </Panel>
  );
}

/** `November`; Chinese and Japanese say the number of the month, and their sentences have the sign for it. */
const monthName = (month: string, locale: string): string =>
  locale === 'en'
    ? new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
        Date.parse(`${month}-01T00:00:00Z`),
      )
    : String(Number(month.slice(5)));

function Bill({ plan }: { plan: Plan }) {
  const t = useT('planner');
  const format = useFormat();
  const { book, pricePlan, bill, range } = plan;
  if (!book || !pricePlan) return <p className={styles.quietText}>{t('cost.noPlan')}</p>;
  const total = bill?.cost.total ?? plan.fee;
  const volume = bill?.volume ?? 0;
  const budget = plan.settings?.monthlyBudget ?? null;
  const show = (amount: number) => money(amount, book.currency, format);
  const rows = pricePlan.tiers.map(([to, price], at) => {
    const from = (at === 0 ? pricePlan.freeMessages : (pricePlan.tiers[at - 1]?.[0] ?? 0)) + 1;
    const tier = bill?.cost.tiers.find((candidate) => candidate.from === from);
    return { from, to, price: price / 10_000, amount: tier?.amount ?? null };
  });
  const at = rows.findIndex(({ from, to }) => volume >= from && (to === null || volume <= to));
  // a dozen tiers would push everything else away; those around the current one say enough
  const visible = rows.slice(Math.max(0, at - 2), Math.max(0, at - 2) + 4);
  const next = at >= 0 ? rows[at + 1] : rows.find(({ from }) => from > volume);
  const best = comparePlans(book, volume)[0];
  const cheaper = best?.isEnough && best.plan.id !== pricePlan.id && best.cost.total < total;
  return (
    <>
      <Section data-testid="month-bill">
        <p className={styles.bill}>
          <strong title={format.number(total)} data-testid="month-total">
            {show(total)}
          </strong>
          <span>
            {t('cost.taxed', {
              amount: format.number(Math.round(total * (1 + book.taxPercent / 100))),
            })}
          </span>
          {range?.simulated && <Chip tone="neutral">{t('simulated')}</Chip>}
        </p>
        {budget !== null && (
          <>
            <BudgetBar fee={pricePlan.monthlyFee} total={total} budget={budget} />
            <p className={styles.under}>
              <span>{t('cost.fee', { amount: format.number(pricePlan.monthlyFee) })}</span>
              <span className={total > budget ? styles.bad : undefined}>
                {total > budget
                  ? t('cost.over', {
                      budget: format.number(budget),
                      by: format.number(Math.round(total - budget)),
                    })
                  : t('cost.left', {
                      budget: format.number(budget),
                      left: format.number(Math.round(budget - total)),
                    })}
              </span>
            </p>
          </>
        )}
        <p className={styles.under}>
          <span>{t('cost.volume', { count: volume, number: format.number(volume) })}</span>
          {range?.quota?.limit != null && (
            <span className={volume > range.quota.limit ? styles.bad : undefined}>
              {t('cost.quota', { limit: format.number(range.quota.limit) })}
            </span>
          )}
        </p>
        {bill?.isPartial && <p className={styles.warn}>{t('cost.partial')}</p>}
        {isCutOff(range, plan.month) && (
          <p className={styles.warn} data-testid="cost-cut-off">
            {t('cost.cutOff', { count: range?.left ?? 0 })}
          </p>
        )}
      </Section>
      {rows.length > 0 && (
        <Section title={t('cost.tiers')} aside={planName(pricePlan, t)}>
          <table className={styles.tiers}>
            <thead>
              <tr>
                <th scope="col">{t('cost.which')}</th>
                <th scope="col">{t('cost.each')}</th>
                <th scope="col">{t('cost.sum')}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>{t('cost.tier', { from: 1, to: format.number(pricePlan.freeMessages) })}</td>
                <td>{t('cost.included')}</td>
                <td>0</td>
              </tr>
              {visible.map(({ from, to, price, amount }) => (
                <tr key={from} className={rows[at]?.from === from ? styles.here : undefined}>
                  <td>
                    {to === null
                      ? t('cost.tierOn', { from: format.number(from) })
                      : t('cost.tier', { from: format.number(from), to: format.number(to) })}
                  </td>
                  <td>{price}</td>
                  <td>{amount === null ? '—' : format.number(Math.round(amount))}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <TierCurve steps={rows} volume={volume} />
          {next && (
            <p className={styles.quietText}>
              {t('cost.next', { count: format.number(next.from - 1 - volume), price: next.price })}
            </p>
          )}
          {cheaper && best && (
            <p className={styles.quietText}>
              {t('cost.cheaper', { plan: planName(best.plan, t), amount: show(best.cost.total) })}
            </p>
          )}
        </Section>
      )}
    </>
  );
}

function Chosen(props: { plan: Plan; entry: CalendarEntry; onOpen(entry: CalendarEntry): void }) {
  const t = useT('planner');
  const format = useFormat();
  const { plan, entry } = props;
  const picture = pictureOf(entry, plan);
  const send = plan.range?.months
    .flatMap(({ sends }) => sends)
    .find(({ key }) => key === entry.key);
  return (
    <div data-testid="chosen-send">
      <div className={styles.chosen}>
        {picture && <img src={picture} alt="" />}
        <div>
          <strong>{entry.broadcast.name || t('unnamed')}</strong>
          <span>{entry.campaignName}</span>
          <span>{whoOf(entry, t, format.number)}</span>
        </div>
      </div>
      <dl className={styles.facts}>
        <dt>{t('cost.thisSend')}</dt>
        <dd>
          {send?.amount == null || !plan.book
            ? t('cost.unknown')
            : money(send.amount, plan.book.currency, format)}
        </dd>
        {send && send.short > 0 && (
          <>
            <dt>{t('cost.short')}</dt>
            <dd className={styles.bad}>{format.number(send.short)}</dd>
          </>
        )}
      </dl>
      <Button fullWidth onClick={() => props.onOpen(entry)} data-testid="open-campaign">
        {t('openCampaign')}
      </Button>
    </div>
  );
}

const HALF_PAST_TEN = 22 * 60 + 30;

function Findings(props: {
  plan: Plan;
  onSelect(key: string): void;
  onMove(entry: CalendarEntry, minute: number): void;
}) {
  const t = useT('planner');
  const format = useFormat();
  const speech = useSpeech();
  const { plan } = props;
  const inMonth = plan.all.filter(({ day }) => day.startsWith(plan.month));
  const own = new Set(inMonth.map(({ campaignId }) => campaignId));
  const problems = saidOnce(
    (plan.range?.checks ?? [])
      .filter(({ id }) => own.has(id))
      .flatMap(({ id, problems: found }) =>
        found.map((problem) => ({ id, problem, text: speech.problem(problem).text })),
      ),
  );
  const close = tooClose(inMonth);
  const quiet = inMonth.filter(
    (entry) => entry.isMovable && plan.quiet !== null && isQuiet(entry.minute, plan.quiet),
  );
  const isClear = problems.length + close.length + quiet.length === 0;
  const time = plan.range ? format.time(plan.range.checkedAt) : '';
  return (
    <Section title={t('check.title')} aside={time} data-testid="plan-findings">
      {isClear && inMonth.length > 0 && (
        <p className={styles.finding}>
          <CircleCheck size={16} className={styles.good} aria-hidden />
          {t('check.clear', { count: inMonth.length })}
        </p>
      )}
      {inMonth.length === 0 && <p className={styles.quietText}>{t('check.nothing')}</p>}
      {problems.map(({ id, problem, text, others }) => {
        const entry = inMonth.find(
          ({ campaignId, index }) =>
            campaignId === id && problem.path?.[0] === 'broadcasts' && problem.path[1] === index,
        );
        const isError = problem.severity === 'error';
        const Icon = isError ? CircleAlert : TriangleAlert;
        return (
          <p
            key={`${id} ${problem.code} ${problem.path?.join('.') ?? ''}`}
            className={styles.finding}
            data-severity={problem.severity}
          >
            <Icon size={16} className={isError ? styles.bad : styles.warn} aria-hidden />
            <span>
              {text} {others > 0 && `${t('check.inCampaigns', { count: others })} `}
              {entry && problem.code === 'campaign.countsInNextMonth' && entry.isMovable ? (
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => props.onMove(entry, HALF_PAST_TEN)}
                >
                  {t('check.moveTo', { time: '22:30' })}
                </button>
              ) : (
                entry && (
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() => props.onSelect(entry.key)}
                  >
                    {t('check.show')}
                  </button>
                )
              )}
            </span>
          </p>
        );
      })}
      {close.map(([first, second]) => (
        <p key={`${first.key} ${second.key}`} className={styles.finding}>
          <TriangleAlert size={16} className={styles.warn} aria-hidden />
          <span>
            {t('check.close', {
              first: first.broadcast.name,
              second: second.broadcast.name,
              day: format.day(second.at),
            })}{' '}
            <button
              type="button"
              className={styles.link}
              onClick={() => props.onSelect(second.key)}
            >
              {t('check.show')}
            </button>
          </span>
        </p>
      ))}
      {quiet.map((entry) => (
        <p key={entry.key} className={styles.finding}>
          <TriangleAlert size={16} className={styles.warn} aria-hidden />
          <span>
            {t('check.quiet', { name: entry.broadcast.name, time: format.time(entry.at) })}{' '}
            {!isBilledNextMonth(entry.at, STUDIO_TIME_ZONE) && (
              <button
                type="button"
                className={styles.link}
                onClick={() => props.onSelect(entry.key)}
              >
                {t('check.show')}
              </button>
            )}
          </span>
        </p>
      ))}
    </Section>
  );
}
