import type { EChartsCoreOption } from 'echarts/core';
import type { ChartHeading } from './Chart';
import type { ChartColours } from './chart-colours';

export type Charts = typeof import('echarts/core');
export type ChartImageKind = 'png' | 'svg';

let loading: Promise<Charts> | null = null;
/** The library, loaded with the first chart. */
export function loadCharts(): Promise<Charts> {
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
      components.TitleComponent,
      renderers.CanvasRenderer,
      renderers.SVGRenderer,
    ]);
    return core;
  })();
  return loading;
}

/** An option in the letters of the interface: the library draws with its own otherwise. */
export const styled = (option: EChartsCoreOption, { font }: ChartColours): EChartsCoreOption => ({
  textStyle: { fontFamily: font },
  ...option,
});

const HEADING_HEIGHT = 52;
/** PNG for slides: twice the pixels, so that thin lines stay thin on a projector. */
const PNG_RATIO = 2;

/** A chart as a file: the option of the screen, with its title and mark above it. */
export async function chartImage(
  kind: ChartImageKind,
  option: EChartsCoreOption,
  image: { width: number; height: number; colours: ChartColours; heading: ChartHeading },
): Promise<Uint8Array> {
  const { colours, heading } = image;
  const width = Math.round(image.width);
  const height = Math.round(image.height) + HEADING_HEIGHT;
  const grid = option.grid as { top?: number } | undefined;
  const withHeading: EChartsCoreOption = {
    ...styled(option, colours),
    animation: false,
    backgroundColor: colours.surface,
    title: {
      text: heading.title,
      ...(heading.mark === null ? {} : { subtext: heading.mark }),
      left: 12,
      top: 8,
      itemGap: 4,
      textStyle: { color: colours.text, fontSize: 15, fontWeight: 700 },
      subtextStyle: { color: colours.quiet, fontSize: 11 },
    },
    grid: { ...grid, top: (grid?.top ?? 16) + HEADING_HEIGHT },
  };
  const charts = await loadCharts();
  if (kind === 'svg') {
    const chart = charts.init(null, undefined, { renderer: 'svg', ssr: true, width, height });
    chart.setOption(withHeading);
    const text = chart.renderToSVGString();
    chart.dispose();
    return new TextEncoder().encode(text);
  }
  const host = document.createElement('canvas');
  const chart = charts.init(host, undefined, { width, height, devicePixelRatio: PNG_RATIO });
  chart.setOption(withHeading);
  const blob = await new Promise<Blob | null>((resolve) => host.toBlob(resolve, 'image/png'));
  chart.dispose();
  if (!blob) throw new Error('the chart could not be written as PNG');
  return new Uint8Array(await blob.arrayBuffer());
}
