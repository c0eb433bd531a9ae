import { basename, join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session,
} from 'electron';
import type { Settings } from '#shared/domain/workspace';
import { exportFolder, runDemo } from '../demo/run-demo';
import { bindChannels, emitTo, KnownPages } from '../ipc/bind';
import { afterwards, combineHandlers } from '../ipc/dispatch';
import { runDueReports } from '../jobs/due-reports';
import { systemClock } from '../line/clock';
import { fileLogger } from '../logging/logger';
import { PreviewHost } from '../render/preview-host';
import { printPdf } from '../render/print-pdf';
import { RenderHost } from '../render/render-host';
import { SheetHost } from '../render/sheet-host';
import { createTokenVault } from '../secrets/token-vault';
import { accountServices } from '../services/account';
import { assetHandlers } from '../services/assets';
import { brandHandlers } from '../services/brand';
import { CurrentWorkspace } from '../services/current-workspace';
import { documentHandlers } from '../services/documents';
import { Drafts } from '../services/drafts';
import { exportHandlers } from '../services/exports';
import { followedOf, NOTHING_FOLLOWED } from '../services/followed';
import { handoffHandlers } from '../services/handoff';
import { importHandlers } from '../services/imports';
import { insightHandlers } from '../services/insight/handlers';
import { libraryHandlers } from '../services/library';
import { linkHandlers } from '../services/links/handlers';
import { mediaService } from '../services/media/handlers';
import { hostingHandlers, messageHosting } from '../services/media/message-hosting';
import { messagePictureHandlers } from '../services/messages/pictures';
import { Drawings } from '../services/render';
import { reportService } from '../services/reports/handlers';
import { AppState, settingsHandlers } from '../services/settings';
import { tableHandlers } from '../services/tables/handlers';
import { versionHandlers } from '../services/versions';
import { videoHandlers } from '../services/videos';
import { openOrCreate, RecentWorkspaces, workspaceHandlers } from '../services/workspaces';
import { appHandlers } from './app-handlers';
import type { StartArguments } from './arguments';
import { Background } from './background';
import { deepLinkIn, LinkInbox, readDeepLink } from './deep-link';
import { systemDialogs } from './dialogs';
import { endWithin } from './end-within';
import { guardSession } from './guards';
import { bundlePath, openMainWindow } from './main-window';
import { overviewHandlers } from './overview';
import { APP_ORIGIN, serveScheme } from './scheme';
import { setStartAtLogin } from './start-at-login';
import { StudioSample } from './studio-sample';
import { nearestLocale } from './system-locale';
import { workspaceFiles } from './workspace-files';

/** How long the page may take to save before the window closes all the same. */
const FLUSH_MS = 3_000;
/** How long ending may take once the window is gone. All that matters is on the disk already, so the rest may be cut off. */
const END_MS = 10_000;

/** Builds the studio: services over the open workspace, the bridge, the window. */
export async function startStudio(args: StartArguments): Promise<void> {
  const userData = app.getPath('userData');
  const logger = fileLogger(join(userData, 'logs'));
  logger.info('app.start', { version: app.getVersion(), electron: process.versions.electron });
  const fixedNow = app.isPackaged ? null : (process.env.TAPESTRY_FIXED_NOW ?? null);
  const now = () => (fixedNow === null ? new Date() : new Date(fixedNow));
  const startedAt = performance.now();
  const runningNow = () =>
    fixedNow === null ? new Date() : new Date(Date.parse(fixedNow) + performance.now() - startedAt);
  const vault = createTokenVault(safeStorage, userData);
  const state = new AppState(userData);
  const recent = new RecentWorkspaces(userData);
  const current = new CurrentWorkspace({
    now,
    onNotice: (notice) => emit('workspace.notice', notice),
  });
  const drafts = new Drafts();
  current.onChange(() => drafts.clear());
  const pages = new KnownPages();

  let window: BrowserWindow | null = null;
  const tell = emitTo(() => (window ? [window] : []));
  const emit: typeof tell = (event, payload) => {
    tell(event, payload);
    if (event === 'outbox.changed') lookAtOutbox();
  };
  const links = new LinkInbox((id) => emit('documents.openRequested', { id }));
  links.arrived(args.link);
  const dialogs =
    args.demo === null
      ? systemDialogs(() => window)
      : {
          // nobody is there to answer a dialog
          pickFolder: async () => exportFolder(args.demo as string),
          pickFile: async () => null,
        };
  const devUrl = app.isPackaged ? undefined : process.env.TAPESTRY_DEV_URL;
  const origin = devUrl === undefined ? APP_ORIGIN : new URL(devUrl).origin;
  const preload = bundlePath('preload', 'index.cjs');
  const render = new RenderHost({
    preload,
    pages,
    url:
      devUrl === undefined
        ? `${APP_ORIGIN}/render-host/index.html`
        : `${devUrl}/render-host/index.html`,
  });
  const sample = new StudioSample({
    userData,
    render,
    emit,
    logger,
    // the demonstration and most tests tell a story of their own
    isPlain: args.demo !== null || (!app.isPackaged && process.env.TAPESTRY_PLAIN_SAMPLE === '1'),
  });
  const previews = new PreviewHost({
    preload,
    pages,
    url:
      devUrl === undefined
        ? `${APP_ORIGIN}/render-host/preview.html`
        : `${devUrl}/render-host/preview.html`,
  });
  const sheets = new SheetHost({
    preload,
    pages,
    url:
      devUrl === undefined
        ? `${APP_ORIGIN}/render-host/sheet.html`
        : `${devUrl}/render-host/sheet.html`,
  });
  const followed = () => {
    const workspace = current.get();
    return workspace.ok ? followedOf(workspace.value) : NOTHING_FOLLOWED;
  };
  const drawings = new Drawings(
    render,
    () => {
      const workspace = current.get();
      return workspace.ok && !workspace.value.readOnly
        ? join(workspace.value.privateDir, 'renders')
        : null;
    },
    {
      kit: () => followed().kit(),
      symbol: (id) => followed().symbol(id),
    },
  );
  const media = mediaService({ current, vault, dialogs, emit, now });
  const hosting = messageHosting({ media, drawings, emit });
  const accounts = accountServices({
    hosting,
    current,
    drawings,
    vault,
    emit,
    logger,
    now,
    runningNow,
    dialogs,
    ...(app.isPackaged || process.env.TAPESTRY_LINE_ENDPOINT === undefined
      ? {}
      : { endpoint: process.env.TAPESTRY_LINE_ENDPOINT }),
  });

  const insight = insightHandlers({
    current,
    dialogs,
    emit: (name, payload) => {
      emit(name, payload);
      if (name === 'insight.changed') void accounts.advanceExperiments();
    },
    now,
    factsOf: accounts.factsOf,
    connect: accounts.insightOf,
  });

  const reports = reportService({
    current,
    dialogs,
    emit,
    now,
    factsOf: accounts.factsOf,
    testsOf: async (channelId) => accounts.handlers['experiments.list']({ channelId }),
    printPdf,
    async refresh({ channelId }) {
      const pulled = await insight.handlers['insight.pull']({ channelId });
      if (!pulled.ok) logger.warn('reports.notFetched', { code: pulled.error.code });
    },
  });

  const handlers = combineHandlers(
    appHandlers(
      {
        systemLocale: nearestLocale(app.getPreferredSystemLanguages()),
        keychain: vault.keychain,
        fixedNow,
        logFolder: join(userData, 'logs'),
        preparing: sample.preparing,
      },
      () => window,
      links,
    ),
    settingsHandlers(state, emit, applyTheme),
    workspaceHandlers(current, recent, dialogs, sample.ensure, emit),
    documentHandlers(current, emit, now, drafts, hosting),
    libraryHandlers(current, emit),
    linkHandlers(current, emit),
    assetHandlers(current, dialogs),
    videoHandlers(current),
    importHandlers(current, dialogs, emit, now),
    exportHandlers(current, drawings, dialogs, emit),
    handoffHandlers({
      current,
      drawings,
      sheets,
      previews,
      dialogs,
      emit,
      playerDir: bundlePath('prototype'),
    }),
    accounts.handlers,
    insight.handlers,
    reports.handlers,
    media.handlers,
    hostingHandlers(current, hosting),
    overviewHandlers(dialogs),
    versionHandlers(current),
    brandHandlers(current, emit),
    tableHandlers(current, drawings, dialogs, emit, now),
    render.handlers(),
    messagePictureHandlers(previews, dialogs),
    previews.handlers(),
    sheets.handlers(),
  );
  const outboxOfNow = async () => {
    const workspace = current.get();
    if (!workspace.ok) return null;
    const outbox = await accounts.outbox.outboxOf(workspace.value);
    return outbox.ok ? outbox.value : null;
  };
  const background = new Background({
    outbox: async () => (await outboxOfNow())?.state() ?? null,
    async setPaused(isPaused) {
      const outbox = await outboxOfNow();
      await (isPaused ? outbox?.pause() : outbox?.resume());
      accounts.dueSends.poke();
    },
    settings: () => state.settings.read(),
    async keepWhenClosed(whenClosed) {
      const next = await state.settings.update((before) => ({ ...before, whenClosed }));
      emit('settings.changed', next);
    },
    systemLocale: nearestLocale(app.getPreferredSystemLanguages()),
    window: () => window,
    showOutbox() {
      showWindow();
      emit('command.invoked', { id: 'go.outbox' });
    },
    quit: () => app.quit(),
  });
  function lookAtOutbox(): void {
    void background
      .refresh()
      .catch((error: unknown) => logger.error('background.bug', { error: error as Error }));
  }
  app.on('before-quit', () => background.quitting());
  // What the clocks were apart after sleep is no jump, see the outbox.
  powerMonitor.on('resume', () => accounts.dueSends.woke());
  applyTheme(await state.settings.read());
  // The window loads its page meanwhile; what needs the workspace waits for it.
  const opening = openFirstWorkspace().catch((error: unknown) =>
    logger.error('workspace.failed', { error: error as Error }),
  );
  serveScheme(
    session.defaultSession,
    bundlePath('renderer'),
    workspaceFiles(current, opening, sample.making),
  );
  guardSession(session.defaultSession, origin);
  bindChannels(
    {
      handlers: afterwards(handlers, opening),
      allowedOrigins: [origin],
      checkAnswers: !app.isPackaged,
      onBug: (channel, error) => logger.error('ipc.bug', { channel, error: error as Error }),
    },
    pages,
  );

  Menu.setApplicationMenu(null);
  openWindow();
  const dueReports = runDueReports({
    async tick() {
      await opening;
      await reports.tick();
    },
    clock: systemClock,
    onBug: (error) => logger.error('reports.bug', { error: error as Error }),
  });
  if (args.demo !== null) void demonstrate(args.demo);

  async function demonstrate(folder: string): Promise<void> {
    await opening;
    const account = await accounts.rehearsalAccount();
    if (!window || !account.ok) return app.exit(1);
    const { steps } = await runDemo(window, folder, account.value);
    logger.info('demo.done', { steps });
    app.quit();
  }

  function openWindow(): void {
    const opened = openMainWindow({
      preload,
      userData,
      title: 'Tapestry',
      hidden: args.hidden,
      url: devUrl === undefined ? `${APP_ORIGIN}/index.html` : `${devUrl}/index.html`,
    });
    window = opened;
    pages.add(opened.webContents, 'window');
    let isFlushed = false;
    let isAsking = false;
    opened.on('close', (event) => {
      if (isFlushed || opened.webContents.isDestroyed() || opened.webContents.isCrashed()) return;
      event.preventDefault();
      if (isAsking) return;
      isAsking = true;
      void flush(opened)
        .then(() => background.mayClose(opened))
        .then((mayClose) => {
          isFlushed = mayClose;
          if (mayClose) opened.close();
        })
        .finally(() => {
          isAsking = false;
        });
    });
    opened.on('closed', () => {
      endWithin(END_MS);
      void Promise.allSettled([render.close(), previews.close(), sheets.close()]).then(() =>
        app.quit(),
      );
    });
    opened.webContents.on('render-process-gone', (_event, details) => {
      links.pageGone();
      if (details.reason === 'clean-exit') return;
      logger.error('window.crashed', { reason: details.reason, exitCode: details.exitCode });
      // what was on the screen is saved first; the page opens its documents again from the session
      void rescue().then(() => {
        if (!opened.isDestroyed()) opened.webContents.reload();
      });
    });
    opened.on('unresponsive', () => {
      logger.warn('window.unresponsive');
      void dialog
        .showMessageBox(opened, {
          type: 'warning',
          buttons: ['Wait', 'Reload'],
          defaultId: 0,
          message: 'The window does not answer.',
          detail: 'Your work was saved moments ago. Reloading opens it again.',
        })
        .then(({ response }) => {
          if (response === 1) opened.webContents.forcefullyCrashRenderer();
        });
    });
  }

  async function rescue(): Promise<void> {
    const workspace = current.get();
    if (!workspace.ok) return;
    const saved = await drafts.rescue(workspace.value, now);
    logger.info('window.rescued', { documents: saved });
  }

  /** Asks the page to save what is pending and waits until it has, or until the time is up. */
  async function flush(target: BrowserWindow): Promise<void> {
    target.webContents.send('command.invoked', { id: 'app.flush' });
    const done = target.webContents
      .executeJavaScript('window.__tapestryFlushed ? window.__tapestryFlushed() : undefined')
      .catch(() => undefined);
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
  }

  function showWindow(): void {
    if (window?.isMinimized()) window.restore();
    window?.show();
    window?.focus();
  }

  function applyTheme(settings: Settings): void {
    nativeTheme.themeSource = settings.theme;
    void setStartAtLogin(settings.startAtLogin).catch((error: unknown) =>
      logger.error('login.failed', { error: error as Error }),
    );
  }

  async function openFirstWorkspace(): Promise<void> {
    const wanted =
      args.workspace ?? (args.sample ? sample.folder : ((await recent.list())[0] ?? sample.folder));
    if (wanted === sample.folder) {
      const made = await sample.ensure();
      if (!made.ok) logger.error('sample.failed', { error: made.error });
    }
    const opened = await openOrCreate(current, wanted);
    if (opened.ok) return void (await recent.add(wanted));
    logger.error('workspace.failed', { error: opened.error });
    await sample.ensure();
    await openOrCreate(current, sample.folder);
    const instead = current.get();
    if (instead.ok)
      instead.value.note(
        'store.sampleInstead',
        'The workspace could not be opened, so the sample workspace is open instead.',
        { folder: basename(wanted), reason: opened.error.message },
      );
  }

  app.on('second-instance', (_event, argv) => {
    showWindow();
    links.arrived(deepLinkIn(argv));
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    links.arrived(readDeepLink(link));
  });
  // the hidden pages that draw are windows as well: only the one that people see decides when the studio ends
  app.on('window-all-closed', () => undefined);
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    sample.stop();
    insight.stop();
    background.close();
    void Promise.allSettled([
      dueReports.stop(),
      accounts.close(),
      media.close(),
      render.close(),
      previews.close(),
      sheets.close(),
      current.close(),
    ]).then(() => app.quit());
  });
}
