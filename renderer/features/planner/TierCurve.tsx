import { useFormat, useT } from '../../i18n';
import styles from './Price.module.css';

export interface PriceStep {
  from: number;
  /** Null: the last step has no end. */
  to: number | null;
  price: number;
}

const WIDTH = 288;
const HEIGHT = 60;
const FOOT = 14;

/** The price of each further message as a staircase, and where on it the month stands. */
export function TierCurve(props: { steps: readonly PriceStep[]; volume: number }) {
  const t = useT('planner');
  const format = useFormat();
  const { steps, volume } = props;
  const highest = Math.max(...steps.map(({ price }) => price), 0);
  const here = steps.findIndex(({ from, to }) => volume >= from && (to === null || volume <= to));
  const first = steps[0];
  if (highest === 0 || !first) return null;
  // the step after the present one is still in the picture: where it goes is what the curve is for
  const next = steps[Math.max(here, 0) + 1];
  const end = next?.to ?? Math.max(volume * 1.25, first.from * 2);
  const x = (count: number) => (Math.min(count, end) / end) * WIDTH;
  const y = (price: number) => HEIGHT - FOOT - (price / highest) * (HEIGHT - FOOT - 8);
  const ground = HEIGHT - FOOT;
  const seen = steps.filter(({ from }) => from < end);
  const line = [
    `M 0 ${ground} H ${x(first.from)}`,
    ...seen.map(({ to, price }) => `V ${y(price)} H ${x(to ?? end)}`),
  ].join(' ');
  const priceHere = here < 0 ? 0 : (steps[here]?.price ?? 0);
  const at = x(volume);
  return (
    <svg
      className={styles.curve}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('cost.curve', { count: format.number(volume), price: priceHere })}
      data-testid="tier-curve"
    >
      <clipPath id="tier-curve-paid">
        <rect x="0" y="0" width={at} height={HEIGHT} />
      </clipPath>
      <path d={`${line} V ${ground} Z`} className={styles.paid} clipPath="url(#tier-curve-paid)" />
      <path d={`M 0 ${ground} H ${WIDTH}`} className={styles.ground} />
      <path d={line} className={styles.stair} />
      <path d={`M ${at} 2 V ${ground}`} className={styles.hereLine} />
      <circle cx={at} cy={y(priceHere)} r="3.5" className={styles.hereDot} />
      <text x="0" y={HEIGHT - 2} className={styles.axis}>
        0
      </text>
      <text
        x={Math.min(WIDTH - 2, Math.max(24, at))}
        y={HEIGHT - 2}
        textAnchor={at > WIDTH - 30 ? 'end' : 'middle'}
        className={styles.axisHere}
      >
        {format.number(volume)}
      </text>
    </svg>
  );
}
