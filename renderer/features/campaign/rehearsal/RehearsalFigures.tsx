import { CircleAlert, Info, Trophy } from 'lucide-react';
import type { RehearsedCampaign, RehearsedSend } from '#shared/domain/campaign/rehearsed';
import type { Figure } from '#shared/insight/figure';
import { useFormat, useSpeech, useT } from '../../../i18n';
import styles from './Rehearsal.module.css';

/** What the rehearsal showed: the sends in their order, what the tests found, and what could not be played. */
export function RehearsalFigures({ rehearsed }: { rehearsed: RehearsedCampaign }) {
  const t = useT('rehearsal');
  const format = useFormat();
  const speech = useSpeech();
  const { sends, tests, left, standIns, friends } = rehearsed;
  /** Who really got the winner: friends came and went since the plan was made. */
  const restOf = ({ broadcastId, restPeople }: RehearsedCampaign['tests'][number]) => {
    const rest = sends.find((send) => send.broadcastId === broadcastId && send.seat === 'rest');
    return rest?.delivered.known ? rest.delivered.value : restPeople;
  };
  const facts = [
    ['period', `${format.shortDate(rehearsed.from)} – ${format.shortDate(rehearsed.until)}`],
    ['used', format.number(rehearsed.used)],
    ['friends', `${format.number(friends.before)} → ${format.number(friends.after)}`],
  ];
  return (
    <div className={styles.figures} data-testid="rehearsal-figures">
      <dl className={styles.facts}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`fact.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.send')}</th>
            <th scope="col">{t('column.at')}</th>
            <th scope="col" className={styles.numeric}>
              {t('column.delivered')}
            </th>
            <th scope="col" className={styles.numeric}>
              {t('column.opens')}
            </th>
            <th scope="col" className={styles.numeric}>
              {t('column.clicks')}
            </th>
            <th scope="col">{t('column.days')}</th>
          </tr>
        </thead>
        <tbody>
          {sends.map((send) => (
            <SendRow key={`${send.broadcastId} ${send.seat ?? ''}`} send={send} />
          ))}
        </tbody>
      </table>
      {tests.map((test) => (
        <p key={test.broadcastId} className={styles.finding} data-testid="rehearsed-test">
          <Trophy size={16} strokeWidth={1.5} aria-hidden />
          {test.decision
            ? t(`decision.${test.decision.verdict}${test.restPeople > 0 ? '' : 'All'}`, {
                name: test.name,
                letter: test.decision.letter,
                day: test.decision.day,
                people: format.number(restOf(test)),
              })
            : t('decision.open', { name: test.name })}
        </p>
      ))}
      {left.map(({ name, code, message, details }) => (
        <p key={name} className={styles.finding} data-testid="rehearsal-left">
          <CircleAlert size={16} strokeWidth={1.5} aria-hidden className={styles.bad} />
          {t('left', {
            name,
            reason: sayEither(speech, { code, message, ...(details ? { details } : {}) }),
          })}
        </p>
      ))}
      {standIns.length > 0 && (
        <p className={styles.finding}>
          <Info size={16} strokeWidth={1.5} aria-hidden />
          {t('standIns', { names: format.list(standIns.map((name) => t('quoted', { name }))) })}
        </p>
      )}
      <p className={styles.quiet}>
        {t('note', {
          followers: format.number(rehearsed.followers),
          time: format.dateTime(rehearsed.rehearsedAt),
        })}
      </p>
    </div>
  );
}

type Speech = ReturnType<typeof useSpeech>;
interface Said {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

/** A reason may be a finding of the check or a failure of the send. */
function sayEither(speech: Speech, said: Said): string {
  const asError = speech.error(said).text;
  return asError !== said.message
    ? asError
    : speech.problem({ severity: 'error', path: [], ...said }).text;
}

function SendRow({ send }: { send: RehearsedSend }) {
  const t = useT('rehearsal');
  const format = useFormat();
  const speech = useSpeech();
  const { delivered } = send;
  const share = (figure: Figure) =>
    figure.known && delivered.known && delivered.value > 0
      ? format.percent(figure.value / delivered.value)
      : null;
  const cell = (figure: Figure) =>
    figure.known ? (
      <>
        {format.number(figure.value)} <span className={styles.quiet}>{share(figure)}</span>
      </>
    ) : figure.reason === 'withheld' ? (
      '<20'
    ) : (
      '—'
    );
  return (
    <tr data-testid="rehearsed-send" data-seat={send.seat ?? 'all'} data-state={send.state}>
      <td>
        <strong>{send.name}</strong>
        {send.seat !== null && (
          <span className={styles.seat}>
            {send.seat === 'rest' ? t('rest') : t('arm', { letter: send.seat })}
          </span>
        )}
        {send.problem && (
          <span className={styles.problem}>{sayEither(speech, send.problem as Said)}</span>
        )}
      </td>
      <td>
        {format.shortDate(send.at)} {format.time(send.at)}
      </td>
      <td className={styles.numeric}>{cell({ ...delivered })}</td>
      <td className={styles.numeric}>{cell(send.opens)}</td>
      <td className={styles.numeric}>{cell(send.clicks)}</td>
      <td>
        <Course days={send.days} />
      </td>
    </tr>
  );
}

const WIDE = 120;
const HIGH = 22;

/** How opens and clicks came in, day by day; the numbers beside it are its end. */
function Course({ days }: { days: RehearsedSend['days'] }) {
  const most = Math.max(1, ...days.map(({ opens }) => opens ?? 0));
  const last = Math.max(1, ...days.map(({ day }) => day));
  const line = (of: 'opens' | 'clicks') =>
    days
      .flatMap((one) => {
        const value = one[of];
        if (value === null) return [];
        return [
          `${((one.day - 1) / Math.max(1, last - 1)) * WIDE},${HIGH - (value / most) * (HIGH - 2) - 1}`,
        ];
      })
      .join(' ');
  if (days.length < 2) return null;
  return (
    <svg width={WIDE} height={HIGH} aria-hidden className={styles.course}>
      <polyline points={line('opens')} className={styles.opens} />
      <polyline points={line('clicks')} className={styles.clicks} />
    </svg>
  );
}
