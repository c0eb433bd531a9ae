import { useMemo } from 'react';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import { percentText } from '#shared/report/figure-text';
import { useAccountName } from '../../../data/account-name';
import { useFormat, useT } from '../../../i18n';
import { MessageThumb } from '../../../message-view/MessageThumb';
import { armColour } from './arm-colour';
import styles from './Experiments.module.css';
import { frozenSource, lacksPicture } from './frozen-source';
import { Axis, IntervalTrack, scaleOf } from './IntervalTrack';
import { previewOf } from './message-words';
import type { Judged } from './use-experiments';
import { armName, chanceText, points } from './words';

/** As small as a message can be and still be told from its sisters. */
const PICTURE = { widthPx: 112, heightPx: 76 } as const;

/** Every arm with its share, the interval on a common scale, and its chance to be the best. */
export function ArmTable({ view, judged }: { view: ExperimentView; judged: Judged }) {
  const t = useT('experiment');
  const format = useFormat();
  const accountName = useAccountName();
  const source = useMemo(() => frozenSource(view.run.pictures), [view.run.pictures]);
  const { arms } = judged.evaluation;
  const { metric } = view.run.test;
  const known = arms.flatMap(({ rate }) => (rate ? [rate] : []));
  const scale = known.length > 0 ? scaleOf(known.flatMap(({ low, high }) => [low, high])) : null;
  const control = arms[0]?.rate?.value ?? null;
  return (
    <section className={styles.block}>
      <h2 className={styles.subtitle}>
        {t('arms', { count: arms.length })}
        <span className={styles.beside}>
          {t('armsHelp', { level: format.percent(1 - view.run.test.rule.alpha) })}
        </span>
      </h2>
      <table className={styles.arms} data-testid="arm-table">
        <thead>
          <tr>
            <th scope="col">{t('column.arm')}</th>
            <th scope="col" className={styles.numeric}>
              {t('column.sent')}
            </th>
            <th scope="col" className={styles.numeric}>
              {t(`column.${metric}People`)}
            </th>
            <th scope="col" className={styles.numeric}>
              {t(`column.${metric}Rate`)}
            </th>
            <th scope="col" className={styles.trackHead}>
              {scale && (
                <Axis scale={scale} text={(value) => `${Math.round(value * 1_000) / 10}\u2009%`} />
              )}
              <span className={styles.unseen}>{t('column.interval')}</span>
            </th>
            <th scope="col">{t('column.best')}</th>
          </tr>
        </thead>
        <tbody>
          {arms.map((row) => {
            const arm = view.run.arms.find(({ letter }) => letter === row.letter);
            const colour = armColour(row.letter);
            return (
              <tr key={row.letter} data-arm={row.letter}>
                <th scope="row">
                  <span className={styles.armCell}>
                    {arm && (
                      <span className={styles.armPicture} data-testid="arm-picture" aria-hidden>
                        <MessageThumb
                          wires={arm.messages}
                          accountName={accountName}
                          source={source}
                          {...PICTURE}
                        />
                      </span>
                    )}
                    <span className={styles.armWords}>
                      <span className={styles.letter} style={{ background: colour }}>
                        {row.letter}
                      </span>
                      <span>{armName(t, { letter: row.letter, name: arm?.name ?? '' })}</span>
                      <span className={styles.quiet}>{previewOf(arm?.messages ?? [])}</span>
                      {arm && lacksPicture(arm.messages, source) && (
                        <span className={styles.quiet} data-testid="picture-absent">
                          {t('pictureAbsent')}
                        </span>
                      )}
                    </span>
                  </span>
                </th>
                <td className={styles.numeric}>{row.sent > 0 ? format.number(row.sent) : '—'}</td>
                <td className={styles.numeric}>
                  {row.converted === null
                    ? judged.fetchedAt === null || row.sent === 0
                      ? '—'
                      : t('withheld')
                    : format.number(row.converted)}
                </td>
                <td className={styles.numeric}>
                  <strong>{row.rate ? percentText(format, row.rate.value) : '—'}</strong>
                </td>
                <td className={styles.trackCell}>
                  {row.rate && scale && (
                    <>
                      <IntervalTrack
                        scale={scale}
                        {...row.rate}
                        colour={colour}
                        reference={control}
                      />
                      <span className={styles.unseen}>
                        {t('between', {
                          low: percentText(format, row.rate.low),
                          high: percentText(format, row.rate.high),
                        })}
                      </span>
                    </>
                  )}
                </td>
                <td className={styles.best}>
                  {row.chanceBest !== null && row.loss !== null ? (
                    <>
                      <strong>{chanceText(format, row.chanceBest)}</strong>
                      <span className={styles.meter} aria-hidden>
                        <span style={{ width: `${row.chanceBest * 100}%`, background: colour }} />
                      </span>
                      <span className={styles.quiet}>
                        {t('lossOf', { points: points(format, row.loss) })}
                      </span>
                    </>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
