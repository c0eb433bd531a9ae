import { useEffect, useRef } from 'react';
import type { Bounds } from '#shared/geometry/bounds';
import type { Camera } from '../api';
import type { CanvasTheme } from './canvas-theme';
import styles from './EditorCanvas.module.css';
import { viewOf } from './view-of';

const RULER_PX = 20;

/** Page pixels along the top and the left; what is selected is marked on them. */
export function Rulers(props: {
  onPull(axis: 'x' | 'y', event: React.PointerEvent): void;
  label: string;
  camera: Camera;
  viewport: { width: number; height: number };
  selected: Bounds | null;
  theme: CanvasTheme;
}) {
  const { camera, viewport, selected, theme } = props;
  const top = useRef<HTMLCanvasElement>(null);
  const left = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    draw(top.current, 'x', viewport.width, camera.x, camera.zoom, theme);
    draw(left.current, 'y', viewport.height, camera.y, camera.zoom, theme);
  }, [camera, viewport.width, viewport.height, theme]);
  const box = selected && viewOf(camera).box(selected);
  return (
    <>
      {/* What is selected lies under the numbers as a strip of its own: while it is dragged no number is drawn anew. */}
      <div className={styles.rulerTopGround}>
        {box && <div style={{ translate: `${box.x}px 0`, width: box.width }} />}
      </div>
      <div className={styles.rulerLeftGround}>
        {box && <div style={{ translate: `0 ${box.y}px`, height: box.height }} />}
      </div>
      <canvas
        ref={top}
        className={styles.rulerTop}
        title={props.label}
        aria-hidden
        onPointerDown={(event) => props.onPull('y', event)}
      />
      <canvas
        ref={left}
        className={styles.rulerLeft}
        title={props.label}
        aria-hidden
        onPointerDown={(event) => props.onPull('x', event)}
      />
      <div className={styles.rulerCorner} />
    </>
  );
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
/** Numbers closer than this would touch each other. */
const LABEL_SPACE_PX = 70;

function draw(
  canvas: HTMLCanvasElement | null,
  axis: 'x' | 'y',
  length: number,
  origin: number,
  zoom: number,
  theme: CanvasTheme,
): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context || length <= 0) return;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = axis === 'x' ? [length, RULER_PX] : [RULER_PX, length];
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  // a size that is set, even to what it was, throws the canvas away
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const at = (value: number) => (value - origin) * zoom;
  const step = STEPS.find((candidate) => candidate * zoom >= LABEL_SPACE_PX) ?? 5000;
  const minor = step / 5;
  context.strokeStyle = theme.line;
  context.fillStyle = theme.text;
  context.font = `11px ${theme.font}`;
  context.lineWidth = 1;
  for (let index = Math.floor(origin / minor); at(index * minor) < length; index += 1) {
    const value = index * minor;
    const position = Math.round(at(value)) + 0.5;
    const isMajor = index % 5 === 0;
    const from = isMajor ? RULER_PX - 7 : RULER_PX - 4;
    context.beginPath();
    if (axis === 'x') {
      context.moveTo(position, from);
      context.lineTo(position, RULER_PX);
    } else {
      context.moveTo(from, position);
      context.lineTo(RULER_PX, position);
    }
    context.stroke();
    if (!isMajor) continue;
    if (axis === 'x') context.fillText(rulerWord(value), position + 3, 11);
    else {
      context.save();
      context.translate(10, position - 3);
      context.rotate(-Math.PI / 2);
      context.fillText(rulerWord(value), 0, 0);
      context.restore();
    }
  }
}

/** With a minus sign, not a hyphen: beside figures a hyphen is too short to be seen. */
const rulerWord = (value: number): string => String(Math.round(value)).replace('-', '\u2212');
