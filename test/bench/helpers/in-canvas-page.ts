import type { Page as Artboard } from '#shared/domain/rich-menu/schema';

/*
 * What the bench runs inside of the studio's page. Each function travels as text, so it may use nothing from outside
 * of itself. A figure counts everything until the picture is there: what React does, what Konva draws, and the raster,
 * which a pixel that is read back waits for.
 */

/** Konva as the page has it: it puts itself on the window. */
interface KonvaLayer {
  _waitingForDraw: boolean;
  batchDraw(): KonvaLayer;
  draw(): void;
  getNativeCanvasElement(): HTMLCanvasElement;
}
interface KonvaStage {
  container(): HTMLElement;
  getLayers(): KonvaLayer[];
  width(): number;
  height(): number;
}
declare global {
  interface Window {
    Konva: { stages: KonvaStage[] };
    /**
     * Runs the act, then all that follows from it, until nothing waits to be drawn; milliseconds. `later`: also what
     * follows some tasks later, as pictures and fonts do.
     */
    __untilDrawn(act: () => void, later: boolean): Promise<number>;
  }
}

/** Puts `__untilDrawn` into the page. */
export function prepare(): void {
  const canvas = document.querySelector('[data-testid=canvas]');
  const stages = window.Konva.stages.filter((each) => canvas?.contains(each.container()));
  const layers = stages.flatMap((stage) => stage.getLayers());
  if (!canvas || layers.length === 0) throw new Error('there is no stage');
  // what is no Konva: the marks of the hand, and the canvas that a layer is carried on while it moves
  const changes = new MutationObserver(() => {});
  changes.observe(canvas, { subtree: true, childList: true, attributes: true });
  const task = () =>
    new Promise<void>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  // what waits for the next frame is drawn here and at once, and is not drawn by the frame again
  for (const layer of layers)
    layer.batchDraw = () => {
      layer._waitingForDraw = true;
      return layer;
    };
  const raster = (of: HTMLCanvasElement) => of.getContext('2d')?.getImageData(0, 0, 1, 1);
  const drawWaiting = () => {
    const waiting = layers.filter((layer) => layer._waitingForDraw);
    for (const layer of waiting) {
      layer._waitingForDraw = false;
      layer.draw();
      raster(layer.getNativeCanvasElement());
    }
    const records = changes.takeRecords();
    if (records.length > 0) canvas.getBoundingClientRect();
    for (const { target } of records)
      if (target instanceof HTMLCanvasElement && target.width > 0) raster(target);
    return waiting.length > 0 || records.length > 0;
  };
  window.__untilDrawn = async (act, later) => {
    changes.takeRecords();
    const began = performance.now();
    let drawn = began;
    act();
    for (let quiet = 0; quiet < 12; quiet += 1) {
      await (later ? task() : null);
      if (!drawWaiting()) continue;
      drawn = performance.now();
      quiet = 0;
    }
    return drawn - began;
  };
}

/** Lets frames draw again. */
export function release(): void {
  for (const stage of window.Konva.stages)
    for (const layer of stage.getLayers()) {
      Reflect.deleteProperty(layer, 'batchDraw');
      layer.batchDraw();
    }
}

/** Milliseconds of drawing the whole scene with nothing but a canvas, as large as the stage and in its place. */
export async function plainRedraws(page: Artboard, runs: number): Promise<number[]> {
  const stage = window.Konva.stages.find((each) =>
    document.querySelector('[data-testid=canvas]')?.contains(each.container()),
  );
  const zoom = Number(
    (stage as unknown as { find(kind: string): { scaleX(): number }[] }).find('Group')[0]?.scaleX(),
  );
  if (!stage || !(zoom > 0)) throw new Error('there is no stage');
  const images = new Map<string, HTMLImageElement>();
  for (const layer of page.layers) {
    if (layer.kind !== 'image' || images.has(layer.asset)) continue;
    const image = new Image();
    image.crossOrigin = 'anonymous';
    image.src = `app://tapestry/asset/${layer.asset}`;
    await image.decode();
    images.set(layer.asset, image);
  }
  const canvas = document.createElement('canvas');
  canvas.width = stage.width();
  canvas.height = stage.height();
  const context = canvas.getContext('2d');
  const apart = document.createElement('canvas');
  apart.width = canvas.width;
  apart.height = canvas.height;
  const inGroup = apart.getContext('2d');
  if (!context || !inGroup) throw new Error('there is no canvas');
  const paint = (on: CanvasRenderingContext2D, layer: Artboard['layers'][number]) => {
    const { x, y, width, height } = layer.frame;
    on.save();
    if (layer.rotation) {
      on.translate(x + width / 2, y + height / 2);
      on.rotate((layer.rotation * Math.PI) / 180);
      on.translate(-x - width / 2, -y - height / 2);
    }
    if (layer.kind === 'image') {
      const image = images.get(layer.asset);
      if (image) on.drawImage(image, x, y, width, height);
    } else if (layer.kind === 'text') {
      on.font = `${layer.fontWeight} ${layer.fontSize}px "Noto Sans TC Variable", "Noto Sans JP Variable", sans-serif`;
      on.fillStyle = layer.colour;
      on.fillText(layer.text, x, y + layer.fontSize);
    } else if (layer.kind === 'shape') {
      on.beginPath();
      on.roundRect(x, y, width, height, layer.cornerRadius ?? 0);
      on.fillStyle = layer.fill ?? '';
      on.fill();
      on.strokeStyle = layer.stroke ?? '';
      on.lineWidth = layer.strokeWidth ?? 0;
      on.stroke();
    }
    on.restore();
  };
  const redraw = () => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(zoom, 0, 0, zoom, 20, 20);
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#F7F2E9';
    context.fillRect(0, 0, page.size.width, page.size.height);
    let isGroupDone = false;
    for (const layer of page.layers) {
      if (!layer.groups?.length) {
        paint(context, layer);
        continue;
      }
      if (isGroupDone) continue;
      isGroupDone = true;
      inGroup.setTransform(1, 0, 0, 1, 0, 0);
      inGroup.clearRect(0, 0, apart.width, apart.height);
      inGroup.setTransform(zoom, 0, 0, zoom, 20, 20);
      for (const member of page.layers) if (member.groups?.length) paint(inGroup, member);
      const shadow = page.groups?.[0]?.shadow;
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      if (shadow) {
        context.shadowColor = shadow.colour;
        context.shadowBlur = shadow.blur * zoom;
        context.shadowOffsetY = shadow.y * zoom;
      }
      context.drawImage(apart, 0, 0);
      context.restore();
    }
    context.lineWidth = 1.5 / zoom;
    context.textAlign = 'center';
    context.font = `700 ${12 / zoom}px "Noto Sans TC Variable", sans-serif`;
    for (const [index, { bounds }] of page.areas.entries()) {
      context.strokeStyle = '#4F5BD5';
      context.strokeRect(bounds.x, bounds.y, bounds.width, bounds.height);
      context.fillStyle = '#4F5BD5';
      context.beginPath();
      context.roundRect(bounds.x + 8 / zoom, bounds.y + 8 / zoom, 20 / zoom, 20 / zoom, 5 / zoom);
      context.fill();
      context.fillStyle = '#FFFFFF';
      context.fillText(String.fromCharCode(65 + index), bounds.x + 18 / zoom, bounds.y + 22 / zoom);
    }
    context.textAlign = 'left';
    context.getImageData(0, 0, 1, 1);
  };
  redraw();
  const found: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    redraw();
    found.push(performance.now() - began);
  }
  return found;
}

/** Milliseconds of each step of a drag; the pointer is down already, at this point of the window. */
export async function dragSteps(at: { x: number; y: number }, steps: number): Promise<number[]> {
  const target = document.elementFromPoint(at.x, at.y);
  if (!target) throw new Error('there is nothing under the pointer');
  const found: number[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const event = new PointerEvent('pointermove', {
      clientX: at.x + Math.sin(step / 10) * 60,
      clientY: at.y + Math.cos(step / 10) * 40,
      buttons: 1,
      bubbles: true,
      pointerId: 1,
      isPrimary: true,
    });
    found.push(await window.__untilDrawn(() => target.dispatchEvent(event), false));
  }
  return found;
}

/** Milliseconds of each undo and redo of the last step. */
export async function undoSteps(steps: number): Promise<number[]> {
  const found: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const event = new KeyboardEvent('keydown', {
      key: step % 2 === 0 ? 'z' : 'Z',
      code: 'KeyZ',
      ctrlKey: true,
      shiftKey: step % 2 === 1,
      bubbles: true,
      cancelable: true,
    });
    found.push(
      await window.__untilDrawn(
        () => (document.activeElement ?? document).dispatchEvent(event),
        true,
      ),
    );
  }
  return found;
}

/** Milliseconds of each notch of the wheel that zooms in and out again. */
export async function zoomSteps(at: { x: number; y: number }, steps: number): Promise<number[]> {
  const target = document.elementFromPoint(at.x, at.y);
  if (!target) throw new Error('there is nothing under the pointer');
  const found: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const event = new WheelEvent('wheel', {
      clientX: at.x,
      clientY: at.y,
      deltaY: step % 8 < 4 ? -60 : 60,
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    });
    found.push(await window.__untilDrawn(() => target.dispatchEvent(event), true));
  }
  return found;
}
