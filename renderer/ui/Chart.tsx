import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import styles from './Chart.module.css';

type Instance = ReturnType<typeof import('echarts/core')['init']>;

/** Colours of the theme on screen, for options that a chart library wants as plain values. */
export interface ChartColours {
  text: string;
  quiet: string;
  line: string;
  accent: string;
  good: string;
  warn: string;
  bad: string;
  arms: readonly [string, string, string];
  surface: string;
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
      made.setOption(build.current(coloursOf(host)));
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
    if (box.current) chart.current?.setOption(build.current(coloursOf(box.current)), true);
  }, [props.version, theme]);

  return (
    <figure className={styles.figure} data-testid={props['data-testid']}>
      <div ref={box} style={{ height: props.height }} aria-hidden />
      <figcaption className={styles.hidden}>{props.label}</figcaption>
      <div className={styles.hidden}>{props.table}</div>
    </figure>
  );
}

const themeNow = () => document.documentElement.dataset.theme;
function followTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function coloursOf(host: Element): ChartColours {
  const style = getComputedStyle(host);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read('--t-text-1'),
    quiet: read('--t-text-3'),
    line: read('--t-line'),
    accent: read('--t-accent'),
    good: read('--t-good'),
    warn: read('--t-warn'),
    bad: read('--t-bad'),
    arms: [read('--t-arm-a'), read('--t-arm-b'), read('--t-arm-c')],
    surface: read('--t-surface-2'),
  };
}

let loading: Promise<typeof import('echarts/core')> | null = null;
function loadCharts(): Promise<typeof import('echarts/core')> {
  loading ??= (async () => {
    const [core, charts, components, renderers] = await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ]);
    core.use([
      charts.LineChart,
      charts.BarChart,
      components.GridComponent,
      components.TooltipComponent,
      components.MarkLineComponent,
      components.MarkAreaComponent,
      renderers.CanvasRenderer,
    ]);
    return core;
  })();
  return loading;
}
