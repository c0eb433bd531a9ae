import type { EChartsCoreOption } from 'echarts/core';
import { EllipsisVertical } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import styles from './Chart.module.css';
import { type ChartColours, coloursOf, followTheme, themeNow } from './chart-colours';
import { type ChartImageKind, type Charts, chartImage, loadCharts, styled } from './chart-library';
import { IconButton } from './IconButton';
import { Menu, type MenuEntry } from './Menu';

type Instance = ReturnType<Charts['init']>;

/** Draws the chart once more for a file, in the size it has on screen. */
export type DrawChart = (kind: ChartImageKind, heading: ChartHeading) => Promise<Uint8Array>;
/** A picture leaves the screen that explained it: its title and mark go with it. */
export interface ChartHeading {
  title: string;
  /** Says that figures are simulated; null for real ones. */
  mark: string | null;
}

/**
 * A chart with its table behind it: the table is what screen readers and keyboards get, the picture is for
 * eyes. The library is loaded with the first chart.
 */
export function Chart(props: {
  label: string;
  height: number;
  option(colours: ChartColours): EChartsCoreOption;
  /** The same figures as rows. */
  table: ReactNode;
  /** Anything that changes when the option must be built again. */
  version: unknown;
  /** What the chart's own menu offers: mostly ways to save it. */
  menu?: { label: string; entries(draw: DrawChart): readonly MenuEntry[] };
  'data-testid'?: string;
}) {
  const theme = useSyncExternalStore(followTheme, themeNow);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Instance | null>(null);
  const { option } = props;
  const build = useRef(option);
  build.current = option;

  useEffect(() => {
    const host = box.current;
    if (!host) return;
    let gone = false;
    let observer: ResizeObserver | null = null;
    void loadCharts().then((charts) => {
      if (gone) return;
      const made = charts.init(host, undefined, { renderer: 'canvas' });
      chart.current = made;
      drawInto(made, host, build.current);
      host.dataset.ready = 'true';
      observer = new ResizeObserver(() => made.resize());
      observer.observe(host);
    });
    return () => {
      gone = true;
      observer?.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says when the option has changed.
  useEffect(() => {
    if (box.current && chart.current) drawInto(chart.current, box.current, build.current);
  }, [props.version, theme]);

  const draw: DrawChart = async (kind, heading) => {
    const host = box.current;
    if (!host) throw new Error('a chart that is not on screen has no menu');
    const { width, height } = host.getBoundingClientRect();
    const colours = coloursOf(host);
    return chartImage(kind, build.current(colours), { width, height, colours, heading });
  };

  return (
    <figure className={styles.figure} data-testid={props['data-testid']}>
      {props.menu && (
        <div className={styles.menu}>
          <Menu
            align="end"
            trigger={
              <IconButton
                label={props.menu.label}
                icon={<EllipsisVertical size={16} strokeWidth={1.5} />}
                data-testid="chart-menu"
              />
            }
            entries={() => props.menu?.entries(draw) ?? []}
          />
        </div>
      )}
      <div ref={box} style={{ height: props.height }} aria-hidden />
      <figcaption className={styles.hidden}>{props.label}</figcaption>
      <div className={styles.hidden}>{props.table}</div>
    </figure>
  );
}

function drawInto(
  chart: Instance,
  host: Element,
  option: (colours: ChartColours) => EChartsCoreOption,
) {
  const colours = coloursOf(host);
  chart.setOption(styled(option(colours), colours), true);
}
