import { lettersOf } from '#shared/geometry/lettering';
import type { Rate } from '#shared/insight/figure';
import { heatColour } from '#shared/insight/heat';
import type { MenuHistoryEntry } from '#shared/insight/report';
import { rateText } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { cx } from '../../ui';
import styles from './HeatMap.module.css';

/**
 * The published picture in grey, each area in one colour: LINE reports taps per area, so nothing here
 * pretends to know where in it fingers fell.
 */
export function HeatMap(props: {
  menu: MenuHistoryEntry;
  rates: readonly Rate[];
  /** Share at the end of the scale. */
  end: number;
  chosen: number | null;
  onChoose(index: number): void;
  small?: boolean;
}) {
  const t = useT('results');
  const format = useFormat();
  const { menu } = props;
  const letters = lettersOf(menu.areas.map(({ bounds }, at) => ({ id: String(at), bounds })));
  return (
    <div
      className={cx(styles.frame, props.small && styles.small)}
      style={{ aspectRatio: `${menu.width} / ${menu.height}` }}
    >
      <img className={styles.picture} src={`app://tapestry/asset/${menu.image}`} alt="" />
      {menu.areas.map(({ bounds }, index) => {
        const rate = props.rates[index];
        const text = rate ? rateText(format, rate) : '—';
        return (
          <button
            key={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
            type="button"
            className={cx(
              styles.area,
              !rate?.known && styles.withheld,
              index === props.chosen && styles.chosen,
            )}
            style={{
              left: `${(bounds.x / menu.width) * 100}%`,
              top: `${(bounds.y / menu.height) * 100}%`,
              width: `${(bounds.width / menu.width) * 100}%`,
              height: `${(bounds.height / menu.height) * 100}%`,
              ...(rate?.known ? { '--heat': heatColour(rate.value, props.end) } : {}),
            }}
            aria-pressed={index === props.chosen}
            aria-label={t('area', { letter: letters.get(String(index)) ?? '', rate: text })}
            onClick={() => props.onChoose(index)}
          >
            <span className={styles.label}>
              <span className={styles.letter}>{letters.get(String(index)) ?? ''}</span>
              {text}
            </span>
          </button>
        );
      })}
    </div>
  );
}
