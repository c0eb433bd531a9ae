import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How tests and the demo name what is on the page. */
export const byTestId = (id: string): string => `[data-testid="${id}"]`;

const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 50;

/** Works the real window as a person would: by mouse and keyboard, seeing only what is on the page. */
export class WindowDriver {
  readonly shots: string[] = [];

  constructor(
    private readonly window: BrowserWindow,
    private readonly folder: string,
  ) {}

  /** Waits until an element is on the page and rests there: what still slides in is no target. */
  async see(selector: string): Promise<Box> {
    let before: Box | null = null;
    return this.until(`${selector} on the page`, async () => {
      const now = await this.boxOf(selector);
      const rests = now !== null && before !== null && sameBox(now, before);
      before = now;
      return rests ? now : null;
    });
  }

  /** Waits until an element has left the page. */
  async gone(selector: string): Promise<void> {
    await this.until(`${selector} off the page`, async () =>
      (await this.boxOf(selector)) === null ? true : null,
    );
  }

  /** Waits until a property of the page holds, such as `data-ready=true`. */
  async until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (Date.now() > end) throw new Error(`waited a minute for ${what}`);
      await wait(LOOK_AGAIN_MS);
    }
  }

  async text(selector: string): Promise<string | null> {
    return this.ask<string | null>(
      `document.querySelector(${JSON.stringify(selector)})?.textContent ?? null`,
    );
  }

  /** A table as it is read: its heads, and a row of words for each line. */
  async table(selector: string): Promise<{ heads: string[]; rows: string[][] } | null> {
    return this.ask(
      `(() => { const table = document.querySelector(${JSON.stringify(selector)});
        if (!table) return null;
        const words = (row) => [...row.cells].map((cell) => cell.textContent.trim());
        return { heads: words(table.tHead.rows[0]), rows: [...table.tBodies[0].rows].map(words) }; })()`,
    );
  }

  async click(selector: string): Promise<void> {
    // a person scrolls to what they want to press
    await this.ask<void>(
      `document.querySelector(${JSON.stringify(selector)})?.scrollIntoView({ block: 'nearest' })`,
    );
    const { x, y, width, height } = await this.see(selector);
    await this.clickAt(x + width / 2, y + height / 2);
  }

  async clickAt(x: number, y: number): Promise<void> {
    this.mouse('mouseMove', x, y);
    this.mouse('mouseDown', x, y);
    this.mouse('mouseUp', x, y);
    await this.settled();
  }

  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const STEPS = 12;
    // a hand rests before it presses and before it pulls: sent in one breath, the press could be lost
    this.mouse('mouseMove', ...from);
    await this.settled();
    this.mouse('mouseDown', ...from);
    await this.settled();
    for (let step = 1; step <= STEPS; step += 1) {
      const at = (axis: 0 | 1) => from[axis] + ((to[axis] - from[axis]) * step) / STEPS;
      this.mouse('mouseMove', at(0), at(1), true);
      await this.settled();
    }
    this.mouse('mouseUp', ...to);
    await this.settled();
  }

  async press(keyCode: string, modifiers: ('control' | 'shift')[] = []): Promise<void> {
    const { webContents } = this.window;
    webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
    webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    await this.settled();
  }

  /**
   * Clicks into a field until it has the focus, as a person looks for the caret before typing: a list that is just
   * closing gives the focus back to its button, and words typed then would be lost.
   */
  async enter(selector: string): Promise<void> {
    const hasFocus = () =>
      this.ask<boolean>(
        `document.querySelector(${JSON.stringify(selector)})?.contains(document.activeElement) ?? false`,
      );
    await this.until(`the focus in ${selector}`, async () => {
      await this.click(selector);
      const wasThere = await hasFocus();
      await wait(LOOK_AGAIN_MS * 2);
      return wasThere && (await hasFocus()) ? true : null;
    });
  }

  /** Clicks into a field and writes over what stands there. */
  async write(selector: string, text: string): Promise<void> {
    await this.enter(selector);
    await this.press('A', ['control']);
    await this.type(text);
  }

  /** A date field takes its value whole, as its own calendar hands it over. */
  async pick(selector: string, value: string): Promise<void> {
    await this.see(selector);
    await this.ask<void>(
      `(() => { const field = document.querySelector(${JSON.stringify(selector)});
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        set.call(field, ${JSON.stringify(value)});
        field.dispatchEvent(new Event('input', { bubbles: true })); })()`,
    );
    await this.settled();
  }

  /** Types into the focused field, as an input method would hand the words over. */
  async type(text: string): Promise<void> {
    await this.window.webContents.insertText(text);
    await this.settled();
  }

  async shot(name: string): Promise<void> {
    await this.settled();
    const image = await this.window.webContents.capturePage();
    const file = `${String(this.shots.length + 1).padStart(2, '0')}-${name}.png`;
    await writeFile(join(this.folder, file), image.toPNG());
    this.shots.push(file);
  }

  private mouse(
    type: 'mouseMove' | 'mouseDown' | 'mouseUp',
    x: number,
    y: number,
    isHeld = false,
  ): void {
    const event: Electron.MouseInputEvent = { type, x: Math.round(x), y: Math.round(y) };
    if (type !== 'mouseMove') Object.assign(event, { button: 'left', clickCount: 1 });
    else if (isHeld) Object.assign(event, { button: 'left', modifiers: ['leftButtonDown'] });
    this.window.webContents.sendInputEvent(event);
  }

  private boxOf(selector: string): Promise<Box | null> {
    return this.ask<Box | null>(
      `(() => { const element = document.querySelector(${JSON.stringify(selector)});
        if (!element || element.disabled) return null;
        const { x, y, width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 ? { x, y, width, height } : null; })()`,
    );
  }

  /** Two frames later everything that an event set off is on the screen. */
  private settled(): Promise<void> {
    return this.ask<void>(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))',
    );
  }

  private ask<T>(script: string): Promise<T> {
    return this.window.webContents.executeJavaScript(script) as Promise<T>;
  }
}

const sameBox = (a: Box, b: Box): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
