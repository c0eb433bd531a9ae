import { type BrowserWindow, dialog, Menu, Notification, nativeImage, Tray } from 'electron';
import type { OutboxState } from '#shared/domain/outbox';
import type { PublishRun } from '#shared/domain/publishing';
import type { Locale, Settings } from '#shared/domain/workspace';
import { appError } from '#shared/errors/app-error';
import { formatError } from '#shared/i18n/say';
import { closingOf, endOfRun, newlyAsking, newlySent, waitingIn } from './closing';

type Say = (code: string, details?: Record<string, unknown>) => string;

export interface BackgroundParts {
  /** Null while no workspace is open. */
  outbox(): Promise<OutboxState | null>;
  setPaused(isPaused: boolean): Promise<unknown>;
  settings(): Promise<Settings>;
  keepWhenClosed(choice: Settings['whenClosed']): Promise<unknown>;
  systemLocale: Locale;
  window(): BrowserWindow | null;
  showWindow(): void;
  /** Brings the window to the front, at the outbox. */
  showOutbox(): void;
  quit(): void;
}

/** The studio beside its window: the tray while sends wait, word of what ended or asks, and what closing means. */
export class Background {
  private tray: Tray | null = null;
  private isQuitting = false;
  private isFirstLook = true;
  /** Publishes that were told of. */
  private readonly told = new Set<string>();
  private readonly seen = new Map<string, OutboxState['sends'][number]['state']>();

  constructor(private readonly parts: BackgroundParts) {}

  quitting(): void {
    this.isQuitting = true;
  }

  /** Looks again at the outbox: menu, and word of what has come to ask. */
  async refresh(): Promise<void> {
    const state = await this.parts.outbox();
    if (!state) return;
    const say = await this.words();
    const sent = newlySent(state.sends, this.seen, this.isFirstLook);
    const asking = newlyAsking(state.sends, this.seen, this.isFirstLook);
    this.isFirstLook = false;
    for (const [found, title] of [
      [sent, 'background.sentTitle'],
      [asking, 'background.asksTitle'],
    ] as const) {
      const [first] = found;
      if (!first) continue;
      const body = found.length === 1 ? first.name : say('background.asksMany');
      this.tell(say(title, { count: found.length }), body, () => this.parts.showOutbox());
    }
    this.drawTray(state, say);
  }

  /** Tells of a publish that ended while nobody looked. */
  async ended(run: PublishRun): Promise<void> {
    const end = endOfRun(run, this.told);
    if (end === null) return;
    const say = await this.words();
    this.tell(say(`background.${end}`), say(`background.${end}Text`), () =>
      this.parts.showWindow(),
    );
  }

  /** A word of the system's own, for somebody who looks elsewhere; whoever looks here has seen it. */
  private tell(title: string, body: string, onClick: () => void): void {
    if (this.parts.window()?.isFocused() || !Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    notification.on('click', onClick);
    notification.show();
  }

  /**
   * True: the window may close; else it stays, hidden or not. `isWanted` is asked last of all, so that nobody who opens
   * Tapestry again comes between the answer and the closing.
   */
  async mayClose(window: BrowserWindow, isWanted: () => boolean): Promise<boolean> {
    const state = await this.parts.outbox();
    const waiting = waitingIn(state?.sends ?? []);
    const { whenClosed } = await this.parts.settings();
    if (isWanted()) {
      this.isQuitting = false;
      return false;
    }
    const closing = closingOf({ waiting, isQuitting: this.isQuitting, whenClosed });
    if (closing === 'close') return true;
    if (closing === 'ask') {
      const say = await this.words();
      const answer = await dialog.showMessageBox(window, {
        type: 'question',
        message: say('background.closeTitle', { count: waiting }),
        detail: say('background.closeText'),
        buttons: [
          say('background.keepRunning'),
          say('background.quit'),
          say('background.stayOpen'),
        ],
        checkboxLabel: say('background.remember'),
        defaultId: 0,
        cancelId: 2,
        noLink: true,
      });
      if (answer.response === 2) return false;
      const choice = answer.response === 0 ? 'keep' : 'quit';
      if (answer.checkboxChecked) await this.parts.keepWhenClosed(choice);
      if (choice === 'quit') return true;
    }
    window.hide();
    if (state) this.drawTray(state, await this.words());
    return false;
  }

  close(): void {
    this.tray?.destroy();
    this.tray = null;
  }

  private async words(): Promise<Say> {
    const { locale } = await this.parts.settings();
    const spoken = locale === 'system' ? this.parts.systemLocale : locale;
    return (code, details = {}) => formatError(appError(code, code, { details }), spoken);
  }

  private drawTray(state: OutboxState, say: Say): void {
    const isHidden = this.parts.window()?.isVisible() === false;
    if (waitingIn(state.sends) === 0 && !isHidden) {
      this.close();
      return;
    }
    this.tray ??= this.makeTray();
    const at = state.nextDueAt;
    const next =
      at === null
        ? say('background.nothingNext')
        : say('background.next', { time: new Date(at).toLocaleString() });
    const isPaused = state.paused !== null;
    this.tray.setToolTip(`Tapestry – ${isPaused ? say('background.paused') : next}`);
    this.tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: isPaused ? say('background.paused') : next, enabled: false },
        { type: 'separator' },
        {
          label: say(isPaused ? 'background.resume' : 'background.pause'),
          // a copied or damaged outbox is looked at before it runs
          enabled: !isPaused || state.paused?.reason === 'person',
          click: () => void this.parts.setPaused(!isPaused),
        },
        { label: say('background.open'), click: () => this.parts.showOutbox() },
        { type: 'separator' },
        { label: say('background.quit'), click: () => this.parts.quit() },
      ]),
    );
  }

  private makeTray(): Tray {
    const tray = new Tray(trayPicture());
    tray.on('click', () => this.parts.showOutbox());
    return tray;
  }
}

/** Two threads over two: white on indigo, black alone where the system paints its own bar. */
function trayPicture(): Electron.NativeImage {
  const size = 32;
  const isTemplate = process.platform === 'darwin';
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const isThread = (y >= 9 && y < 12) || (y >= 19 && y < 22) || (x >= 14 && x < 18 && y >= 6);
      const isInside = x >= 4 && x < 28 && y >= 4 && y < 28;
      const isCorner = (x < 2 || x > 29) && (y < 2 || y > 29);
      const at = (y * size + x) * 4;
      // BGRA
      if (isTemplate) pixels.writeUInt32LE(isThread && isInside ? 0xff000000 : 0, at);
      else if (!isCorner) pixels.writeUInt32LE(isThread && isInside ? 0xffffffff : 0xff4c5fe0, at);
    }
  }
  const picture = nativeImage.createFromBitmap(pixels, {
    width: size,
    height: size,
    scaleFactor: 2,
  });
  picture.setTemplateImage(isTemplate);
  return picture;
}
