import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { lettersOf } from '#shared/geometry/lettering';
import { unknown } from '#shared/insight/figure';
import { HEAT_GRADIENT, scaleEnd } from '#shared/insight/heat';
import { addLineDays, lineDayOf } from '#shared/insight/line-day';
import type { InsightReport, MenuHistoryEntry } from '#shared/insight/report';
import { differenceOf } from '#shared/insight/rich-menu';
import { dayLabel, percentText } from '#shared/report/figure-text';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { EmptyState, LetterBadge, Select } from '../../ui';
import { FigureText, RateText } from './figures';
import { HeatMap } from './HeatMap';
import { MenuDays } from './MenuDays';
import styles from './Results.module.css';

/** Taps on the design itself, beside the version before; differences with their intervals. */
export function RichMenus({ report, channel }: { report: InsightReport; channel: Channel }) {
  const t = useT('results');
  const format = useFormat();
  const [wanted, setWanted] = useState<string | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const menu = report.menus.find(({ richMenuId }) => richMenuId === wanted) ?? report.menus[0];
  const before = menu && previousOf(report.menus, menu);
  const now = useMenuFigures(channel, menu, report);
  const then = useMenuFigures(channel, before, report);
  if (!menu) {
    return (
      <EmptyState picture={<LayoutTemplate size={40} strokeWidth={1} />}>{t('noMenus')}</EmptyState>
    );
  }
  const letters = lettersOf(menu.areas.map(({ bounds }, at) => ({ id: String(at), bounds })));
  const rates = now.figures?.areas.map(({ clickRate }) => clickRate) ?? [];
  const ratesBefore = then.figures?.areas.map(({ clickRate }) => clickRate) ?? [];
  const end = scaleEnd([...rates, ...ratesBefore]);
  return (
    <div className={styles.split}>
      <div className={styles.main}>
        <Select
          aria-label={t('menu')}
          value={menu.richMenuId}
          options={report.menus.map((entry) => ({
            value: entry.richMenuId,
            label: entry.name,
            detail: t(entry.retiredAt ? 'menuFromTo' : 'menuFrom', {
              from: format.shortDate(entry.publishedAt),
              to: entry.retiredAt ? format.shortDate(entry.retiredAt) : '',
            }),
          }))}
          onChange={(id) => {
            setWanted(id);
            setChosen(null);
          }}
          className={styles.menuPick}
        />
        {now.isTooNew && (
          <p className={styles.quiet} data-testid="menu-too-new">
            {t('menuTooNew', { day: format.shortDate(menu.publishedAt) })}
          </p>
        )}
        <dl className={styles.cards}>
          {(['viewers', 'impressions', 'clicks'] as const).map((id) => (
            <div key={id} className={styles.card}>
              <dt>{t(`menuFigure.${id}`)}</dt>
              <dd>
                <strong>
                  <FigureText figure={now.figures?.[id] ?? now.none} />
                </strong>
                {then.figures && (
                  <span className={styles.quiet}>
                    {t('oldVersion')} <FigureText figure={then.figures[id]} />
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <div className={styles.maps}>
          <section>
            <h2 className={styles.subtitle}>{t('newVersion')}</h2>
            {!now.isTooNew && <p className={styles.quiet}>{periodText(now.range)}</p>}
            <HeatMap menu={menu} rates={rates} end={end} chosen={chosen} onChoose={setChosen} />
          </section>
          {before && (
            <section>
              <h2 className={styles.subtitle}>{t('oldVersion')}</h2>
              <p className={styles.quiet}>{periodText(then.range)}</p>
              <HeatMap
                small
                menu={before}
                rates={ratesBefore}
                end={end}
                chosen={null}
                onChoose={() => undefined}
              />
              <p className={styles.minor}>{t('scale')}</p>
              <div className={styles.scale} style={{ background: HEAT_GRADIENT }} />
              <p className={styles.scaleEnds}>
                <span>{percentText(format, 0)}</span>
                <span>{percentText(format, end)}</span>
              </p>
            </section>
          )}
        </div>
        <p className={styles.quiet}>{t('areasOnly')}</p>
        {before && <p className={styles.quiet}>{t('notAnExperiment')}</p>}
        <MenuDays days={now.days} simulated={report.simulated} />
      </div>
      <aside className={styles.detail} aria-label={t('areas')}>
        <h2 className={styles.subtitle}>{t('areas')}</h2>
        <ul className={styles.areaList} data-testid="area-figures">
          {menu.areas.map(({ bounds, action }, index) => {
            const area = now.figures?.areas[index];
            const old = then.figures?.areas.find((other) => isSame(other.bounds, bounds));
            const difference =
              area && old ? differenceOf(old.clickRate, area.clickRate) : { known: false as const };
            return (
              <li
                key={`${bounds.x} ${bounds.y} ${bounds.width}`}
                data-chosen={index === chosen || undefined}
              >
                <LetterBadge letter={letters.get(String(index)) ?? ''} />
                <span className={styles.areaName}>
                  {labelOf(action)}
                  <span className={styles.quiet}>
                    <FigureText figure={area?.people ?? now.none} /> {t('people')}
                  </span>
                </span>
                <span className={styles.numeric}>
                  {area ? (
                    <RateText rate={area.clickRate} interval={false} />
                  ) : (
                    <FigureText figure={now.none} />
                  )}
                </span>
                <span className={styles.difference}>
                  {difference.known
                    ? t('difference', {
                        value: signed(difference.value),
                        low: signed(difference.low),
                        high: signed(difference.high),
                      })
                    : before
                      ? t('notComparable')
                      : ''}
                </span>
              </li>
            );
          })}
        </ul>
      </aside>
    </div>
  );

  function signed(share: number): string {
    const points = Math.round(Math.abs(share) * 10_000) / 100;
    return `${share < 0 ? '−' : '+'}${format.number(points)}`;
  }
  function periodText({ from, to }: { from: string; to: string }): string {
    return t('period', { from: dayLabel(format, from), to: dayLabel(format, to) });
  }
}

const isSame = (a: { x: number; y: number; width: number; height: number }, b: typeof a): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

const labelOf = (action: Record<string, unknown>): string => {
  for (const key of ['label', 'text', 'uri', 'data']) {
    const value = action[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return String(action.type ?? '');
};

/** The version of the same page that this one took the place of. */
function previousOf(
  menus: readonly MenuHistoryEntry[],
  menu: MenuHistoryEntry,
): MenuHistoryEntry | undefined {
  return menus
    .filter(({ pageId, publishedAt }) => pageId === menu.pageId && publishedAt < menu.publishedAt)
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))[0];
}

/** Figures of the menu's own days, as they are asked of LINE: up to 396, ending yesterday. */
function useMenuFigures(
  channel: Channel,
  menu: MenuHistoryEntry | undefined,
  report: InsightReport,
) {
  const yesterday = report.to;
  const published = menu ? lineDayOf(new Date(menu.publishedAt)) : yesterday;
  const retired = menu?.retiredAt ? lineDayOf(new Date(menu.retiredAt)) : yesterday;
  const to = retired < yesterday ? retired : yesterday;
  const limit = addLineDays(to, -395);
  const from = published > limit ? published : limit;
  const answer = useQuery(
    'insight.richMenu',
    menu && from <= to ? { channelId: channel.id, richMenuId: menu.richMenuId, from, to } : null,
  );
  const isTooNew = from > to;
  return {
    range: answer.value ? { from, to: answer.value.figures.to } : { from, to },
    /** No whole day has passed since it was published. */
    isTooNew,
    /** What stands for every figure while there is no answer. */
    none: unknown(isTooNew ? 'notReady' : 'notFetched'),
    figures: answer.value?.figures ?? null,
    days: answer.value?.days ?? [],
  };
}
