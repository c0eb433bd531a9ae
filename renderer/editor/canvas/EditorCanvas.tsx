import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import type { AreaId } from '#shared/domain/ids';
import type { Problem } from '#shared/errors/app-error';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { lettersOf } from '#shared/geometry/lettering';
import { type SafeZone, safeZonesOf } from '#shared/targets/constraints';
import type { Editor, SelectableId } from '../api';
import { selectionFrame } from '../core/hit-test';
import { ToolMachine } from '../tools/tool-machine';
import { sameElements, useReadable } from '../use-readable';
import { AreasLayer, type Tone } from './AreasLayer';
import { ArtworkStage } from './ArtworkStage';
import type { CanvasSpeech } from './announce';
import { CanvasMirror } from './CanvasMirror';
import { CoverStage } from './CoverStage';
import { useCanvasTheme } from './canvas-theme';
import styles from './EditorCanvas.module.css';
import { HandLayer } from './HandLayer';
import { MovingPicture } from './MovingPicture';
import { hoveredFrame, movedFrame } from './moved-frame';
import { usePassThrough } from './pass-through';
import { Rulers } from './Rulers';
import { TextOnCanvas } from './TextOnCanvas';
import { useArtwork } from './use-artwork';
import { useFileDrop } from './use-file-drop';
import { useLongPress } from './use-long-press';
import { usePointer } from './use-pointer';

const NOTHING: ReadonlySet<SelectableId> = new Set();
const NO_ZONES: readonly SafeZone[] = [];
const NO_BOXES: readonly Bounds[] = [];
const sameZones = (a: readonly SafeZone[], b: readonly SafeZone[]) =>
  a.length === b.length && a.every((zone, index) => sameBounds(zone.bounds, b[index]?.bounds));
const sameBounds = (a: Bounds, b: Bounds | undefined) =>
  b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

export interface EditorCanvasProps {
  editor: Editor;
  /** Words of the canvas, translated by the caller: the editor knows no language. */
  words: CanvasWords;
  /** The page as it is to be painted, where that is not how the design has it: the same layers, filled otherwise. */
  shown?: Artboard | null;
  /** What lies over the page and takes clicks, in pixels of the screen from the corner between the rulers. */
  over?: ReactNode;
  /** Files were dropped; pictures are placed at the point, anything else goes to the import dialog. */
  onFiles(files: readonly File[], at: { x: number; y: number }): void;
}

export interface CanvasWords extends CanvasSpeech {
  canvas: string;
  areaList: string;
  drop: string;
  dropRefused: string;
  newText: string;
  /** What the field is called in which words are typed on the page. */
  typing: string;
  /** How a guide is made: the rulers' tooltip. */
  ruler: string;
  layerList: string;
}

/** The page under the hand: artwork, areas, and what belongs to the gesture, each on its own layer. */
export function EditorCanvas({ editor, words, onFiles, shown, over }: EditorCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const theme = useCanvasTheme();
  const newText = useRef(words.newText);
  newText.current = words.newText;
  const machine = useMemo(
    () => new ToolMachine(editor, { newText: () => newText.current }),
    [editor],
  );
  useEffect(() => machine.connect(), [machine]);
  useViewport(editor, frame);
  const pullGuide = usePointer(editor, machine, frame);
  useLongPress(machine, frame);
  const overlay = useRef<HTMLDivElement>(null);
  usePassThrough(overlay, frame);
  const drop = useFileDrop(editor, frame, onFiles);

  const session = useReadable(editor.session, (state) => state);
  const page = useReadable(
    editor.document,
    (set) => set.pages.find((candidate) => candidate.id === session.currentPageId) ?? set.pages[0],
  );
  if (!page) throw new Error('a set always has a page');
  const painted = shown?.id === page.id ? shown : page;
  const { camera, viewport, gesture, turns, selection, drawn } = session;
  const isSymbol = useReadable(editor.document, ({ kind }) => kind === 'symbol');

  const movingLayers = useMemo(() => {
    const ids = page.layers.filter((layer) => gesture?.has(layer.id)).map((layer) => layer.id);
    return ids.length === 0 || session.isCopying ? NOTHING : new Set<SelectableId>(ids);
  }, [page.layers, gesture, session.isCopying]);
  /** The page as far as it is being moved: those layers alone, where the hand has them now. */
  const moving = useMemo(() => {
    if (drawn) return { ...painted, layers: [drawn] };
    if (!gesture) return null;
    const layers = painted.layers.flatMap((layer) => {
      const frame = gesture.get(layer.id);
      if (!frame) return [];
      return [{ ...layer, frame, rotation: turns?.get(layer.id) ?? layer.rotation }];
    });
    return layers.length === 0 ? null : { ...painted, layers };
  }, [painted, gesture, turns, drawn]);
  const typed = page.layers.find(({ id }) => id === session.typing);
  const typedId = typed?.id;
  const without = useMemo(
    () => (typedId ? new Set<SelectableId>([typedId]) : movingLayers),
    [typedId, movingLayers],
  );
  const artwork = useArtwork(painted, camera.zoom, without);
  const letters = useMemo(() => lettersOf(page.areas), [page.areas]);
  const { tones, gaps } = useFindings(editor, page.id);

  const boxes = useMemo(() => {
    const found = new Map<SelectableId, Bounds>();
    for (const area of page.areas) {
      if (selection.has(area.id)) found.set(area.id, gesture?.get(area.id) ?? area.bounds);
    }
    for (const layer of page.layers) {
      if (selection.has(layer.id)) found.set(layer.id, gesture?.get(layer.id) ?? layer.frame);
    }
    return found;
  }, [page.areas, page.layers, selection, gesture]);
  const chosen = useMemo(() => [...boxes.values()], [boxes]);
  const selected = useMemo(() => unionOf(chosen), [chosen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame is made of what is chosen on the page
  const frameNow = useMemo(() => selectionFrame(editor), [editor, page, selection]);
  const handles = useMemo(
    () => frameNow && movedFrame(frameNow, boxes, turns),
    [frameNow, boxes, turns],
  );
  const zones = useReadable(
    editor.document,
    (design) => (session.safeZones ? safeZonesOf(design, page) : NO_ZONES),
    sameZones,
  );

  const view = useMemo(
    () => ({
      x: camera.x,
      y: camera.y,
      width: viewport.width / camera.zoom,
      height: viewport.height / camera.zoom,
    }),
    [camera, viewport],
  );
  const isDrawing = session.toolPath === 'area.drawing';

  return (
    <div
      className={styles.frame}
      data-testid="canvas"
      data-ready={artwork !== null && viewport.width > 0}
      data-tool-path={session.toolPath}
    >
      <Rulers
        camera={camera}
        viewport={viewport}
        selected={selected}
        theme={theme}
        label={words.ruler}
        onPull={pullGuide}
      />
      <div
        ref={frame}
        className={styles.stage}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes keys; its content is mirrored as a list
        tabIndex={0}
        role="application"
        aria-label={words.canvas}
      >
        {viewport.width > 0 && (
          <>
            <ArtworkStage
              page={painted}
              artwork={artwork}
              camera={camera}
              viewport={viewport}
              isSymbol={isSymbol}
            />
            {artwork && moving && (
              <MovingPicture
                page={moving}
                resources={artwork.resources}
                camera={camera}
                viewport={viewport}
              />
            )}
            <CoverStage
              size={page.size}
              above={artwork?.above ?? null}
              hasGrid={session.grid}
              zones={zones}
              view={view}
              camera={camera}
              viewport={viewport}
              theme={theme}
            />
            {/* In SVG the window draws again only where a mark was and is, not a whole canvas with each step of a drag. */}
            <svg className={styles.marks} aria-hidden>
              {session.areasVisible && (
                <AreasLayer
                  areas={page.areas}
                  letters={letters}
                  tones={tones}
                  selection={selection}
                  hovered={session.hovered}
                  gesture={gesture}
                  camera={camera}
                />
              )}
              <HandLayer
                camera={camera}
                viewport={viewport}
                // nothing but an outline stands in the way of words that are typed
                boxes={typed ? NO_BOXES : drawn ? [drawn.frame] : chosen}
                frame={typed ? null : drawn ? frameOf(drawn) : handles}
                hovered={
                  typed
                    ? { box: typed.frame, rotation: typed.rotation ?? 0 }
                    : hoveredFrame(page, session.hovered, selection)
                }
                guides={session.guides}
                rulerGuides={page.guides}
                rulerGesture={session.rulerGesture}
                gaps={session.areasVisible && !gesture ? gaps : NO_BOXES}
                marquee={session.marquee}
                isDrawing={isDrawing}
              />
            </svg>
          </>
        )}
      </div>
      {typed?.kind === 'text' && (
        <div className={styles.over}>
          <TextOnCanvas
            key={typed.id}
            editor={editor}
            layer={typed}
            camera={camera}
            label={words.typing}
            onEnd={() => frame.current?.focus({ preventScroll: true })}
          />
        </div>
      )}
      <div ref={overlay} className={styles.over}>
        {over}
      </div>
      <CanvasMirror editor={editor} page={page} letters={letters} words={words} />
      {drop !== 'none' && (
        <div className={`${styles.drop} ${drop === 'refused' ? styles.refused : ''}`} role="status">
          <span>{drop === 'refused' ? words.dropRefused : words.drop}</span>
        </div>
      )}
    </div>
  );
}

/** What is being drawn has the frame that it will have. */
const frameOf = ({ frame, rotation = 0 }: Layer) => ({ box: frame, rotation, canRotate: false });

/** The frame's size is the viewport; the editor fits the page into the first one. */
function useViewport(editor: Editor, frame: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => editor.setViewport(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [editor, frame]);
}

/** What the problems say about the areas of a page: their tone, and the gaps to hatch. */
function useFindings(editor: Editor, pageId: string) {
  const problems = useReadable(editor.problems, (state) => state.problems, sameElements);
  const [found, setFound] = useState<{ tones: Map<AreaId, Tone>; gaps: Bounds[] }>({
    tones: new Map(),
    gaps: [],
  });
  useEffect(() => {
    const { pages } = editor.document.getState();
    const index = pages.findIndex((page) => page.id === pageId);
    const areas = pages[index]?.areas ?? [];
    const tones = new Map<AreaId, Tone>();
    const gaps: Bounds[] = [];
    for (const problem of problems) {
      if (problem.path[0] !== 'pages' || problem.path[1] !== index) continue;
      const gap = gapOf(problem);
      if (gap) gaps.push(gap);
      const at = problem.path[2] === 'areas' ? problem.path[3] : undefined;
      const area = typeof at === 'number' ? areas[at] : undefined;
      if (!area) continue;
      if (problem.severity === 'error') tones.set(area.id, 'error');
      else if (!tones.has(area.id)) tones.set(area.id, 'warning');
    }
    setFound({ tones, gaps });
  }, [editor, problems, pageId]);
  return found;
}

const gapOf = (problem: Problem): Bounds | null =>
  problem.code === 'richMenu.gap' ? ((problem.details?.gap as Bounds | undefined) ?? null) : null;
