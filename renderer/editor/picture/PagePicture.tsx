import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { SymbolArt } from '#shared/domain/design/artboard';
import { loadResources, paintedKit, paintedSymbols, paintPage } from '../paint';

/** A picture that is there already waits so long for the page to rest: the canvas, which is being looked at, goes first. */
const REST_MS = 120;

/** A page as it will be exported, drawn at the size it is shown. Used wherever a page is named. */
export function PagePicture(props: {
  page: SymbolArt;
  widthPx: number;
  className?: string;
  alt?: string;
}) {
  const { page, widthPx } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const heightPx = Math.max(1, Math.round((widthPx * page.size.height) / page.size.width));
  const { background, brand, layers, groups, size } = page;
  const kit = useStore(paintedKit);
  const symbols = useStore(paintedSymbols);

  // Areas and texts change far more often than what is painted, so only that is watched.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let stale = false;
    const paint = async () => {
      const resources = await loadResources(page);
      const target = canvas.current;
      const context = target?.getContext('2d');
      if (stale || !target || !context) return;
      const ratio = window.devicePixelRatio || 1;
      target.width = Math.round(widthPx * ratio);
      target.height = Math.round(heightPx * ratio);
      context.scale(target.width / size.width, target.height / size.height);
      context.imageSmoothingQuality = 'high';
      paintPage(context, page, resources);
      target.dataset.ready = 'true';
    };
    const isThere = canvas.current?.dataset.ready === 'true';
    const timer = setTimeout(() => void paint(), isThere ? REST_MS : 0);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [background, brand, layers, groups, size, widthPx, heightPx, kit, symbols]);

  return (
    <canvas
      ref={canvas}
      className={props.className}
      style={{ width: widthPx, height: heightPx }}
      role={props.alt === undefined ? undefined : 'img'}
      aria-label={props.alt}
      aria-hidden={props.alt === undefined || undefined}
    />
  );
}
