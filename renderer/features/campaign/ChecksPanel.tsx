import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { Broadcast } from '#shared/domain/campaign/schema';
import { money } from '#shared/i18n/money';
import { usePriceBook } from '../../data/price-book';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Chip, Panel, Section } from '../../ui';
import styles from './Campaign.module.css';
import { type Place, placeOf } from './parts/asked-place';
import type { CampaignWork } from './use-campaign';

/** What this send and the campaign cost, and everything that speaks against sending it. */
export function ChecksPanel(props: {
  work: CampaignWork;
  broadcast: Broadcast | null;
  onChoose(id: string): void;
  /** To the section of the form that mends a finding. */
  onLead(place: Place): void;
}) {
  const t = useT('campaign');
  const format = useFormat();
  const speech = useSpeech();
  const { work, broadcast } = props;
  const book = usePriceBook();
  const { plan, problems } = work;
  const own = plan?.checks.find(({ id }) => id === work.campaign.id);
  const send = plan?.months.flatMap(({ sends }) => sends).find(({ key }) => key === broadcast?.id);
  const amount = (value: number | null | undefined) =>
    value == null || !book ? t('checks.unknown') : money(value, book.currency, format);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <Panel
      title={t('checks.title')}
      grow
      actions={plan && <span className={styles.quiet}>{format.time(plan.checkedAt)}</span>}
      data-testid="campaign-checks"
    >
      <Section title={t('checks.price')} aside={t('checks.untaxed')}>
        <dl className={styles.facts}>
          <dt>{t('checks.send')}</dt>
          <dd data-testid="send-price">{amount(send?.amount)}</dd>
          <dt>{t('checks.campaign')}</dt>
          <dd>{amount(own?.cost)}</dd>
          <dt>{t('checks.monthAfter')}</dt>
          <dd>{amount(send?.runningTotal)}</dd>
          <dt>{t('checks.messages')}</dt>
          <dd>{send ? format.number(send.runningVolume) : '—'}</dd>
          {plan?.quota?.limit != null && (
            <>
              <dt>{t('checks.quota')}</dt>
              <dd>
                {format.number(plan.quota.used)} / {format.number(plan.quota.limit)}
              </dd>
            </>
          )}
        </dl>
        {plan?.simulated && (
          <div>
            <Chip>{t('checks.simulated')}</Chip>
          </div>
        )}
      </Section>
      <Section
        title={t('checks.list')}
        aside={errors > 0 ? t('checks.errors', { count: errors }) : undefined}
        data-testid="campaign-problems"
      >
        {plan && problems.length === 0 && (
          <p className={styles.finding}>
            <CircleCheck size={16} className={styles.good} aria-hidden />
            {t('checks.clear')}
          </p>
        )}
        {problems.map((problem) => {
          const isError = problem.severity === 'error';
          const Icon = isError ? CircleAlert : TriangleAlert;
          const at = problem.path?.[0] === 'broadcasts' ? Number(problem.path[1]) : Number.NaN;
          const place = placeOf(problem);
          const about = work.campaign.broadcasts[at];
          return (
            <p
              key={`${problem.code} ${problem.path?.join('.') ?? ''}`}
              className={styles.finding}
              data-severity={problem.severity}
            >
              <Icon size={16} className={isError ? styles.bad : styles.warn} aria-hidden />
              <span>
                {speech.problem(problem).text}{' '}
                {about && about.id !== broadcast?.id && (
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() => props.onChoose(about.id)}
                  >
                    {about.name}
                  </button>
                )}{' '}
                {place && (
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() => props.onLead(place)}
                    data-testid={`lead-${place.part}`}
                  >
                    {t(`checks.lead.${place.part}`)}
                  </button>
                )}
              </span>
            </p>
          );
        })}
      </Section>
    </Panel>
  );
}
