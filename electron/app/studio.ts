import { basename, join } from 'node:path';
import { app, nativeTheme, powerMonitor, safeStorage } from 'electron';
import type { DocumentId } from '#shared/domain/ids';
import type { PublishRun } from '#shared/domain/publishing';
import type { Settings } from '#shared/domain/workspace';
import { ok } from '#shared/errors/app-error';
import { exportFolder, runDemo } from '../demo/run-demo';
import { emitTo } from '../ipc/bind';
import { afterwards, combineHandlers, type DispatchOptions, dispatch } from '../ipc/dispatch';
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
import { openedFile } from '../services/opened-file';
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
import { deepLinkIn, readDeepLink } from './deep-link';
import { systemDialogs } from './dialogs';
import { endWithin } from './end-within';
import { fileIn } from './file-argument';
import type { FirstWindow } from './first-window';
import { Inbox } from './inbox';
import { noteLeaving } from './leaving';
import { bundlePath } from './main-window';
import { overviewHandlers } from './overview';
import { setStartAtLogin } from './start-at-login';
import { StudioSample } from './studio-sample';
import { nearestLocale } from './system-locale';
import { watchWindow } from './window-life';
import { workspaceFiles } from './workspace-files';

/** How long ending may take once the window is gone. All that matters is on the disk already, so the rest may be cut off. */
const END_MS = 10_000;

/**
 * Builds the studio behind the window that is there already: services over the open workspace, and the bridge.
 * Nothing is waited for until the window is watched: it may be closed at any moment, and what is closed cannot be asked.
 */
export function startStudio(
  args: StartArguments,
  { window, pages, origin, connect }: FirstWindow,
): void {
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
  const tell = emitTo(() => [window]);
  const emit: typeof tell = (event, payload) => {
    tell(event, payload);
    if (event === 'outbox.changed') lookAtOutbox();
    if (event === 'publish.progress') tellOf(payload as PublishRun);
  };
  const links = new Inbox<DocumentId>((id) => emit('documents.openRequested', { id }));
  links.arrived(args.link);
  const files = new Inbox<string>((path) => {
    files.keep(path);
    emit('app.fileArrived', {});
  });
  files.arrived(args.file);
  const dialogs =
    args.demo === null
      ? systemDialogs(() => window)
      : {
          // nobody is there to answer a dialog
          pickFolder: async () => exportFolder(args.demo as string),
          pickFile: async () => null,
        };
  const preload = bundlePath('preload', 'index.cjs');
  const render = new RenderHost({
    preload,
    pages,
    url: `${origin}/render-host/index.html`,
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
    url: `${origin}/render-host/preview.html`,
  });
  const sheets = new SheetHost({
    preload,
    pages,
    url: `${origin}/render-host/sheet.html`,
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
      async () => {
        const path = files.take();
        return path === null ? ok(null) : openedFile(path, current, recent);
      },
    ),
    settingsHandlers(state, emit, applyTheme),
    workspaceHandlers(current, recent, dialogs, sample.ensure, emit),
    documentHandlers(current, emit, now, drafts, hosting),
    libraryHandlers(current, emit),
    linkHandlers(current, emit),
    assetHandlers(current, dialogs),
    videoHandlers(current),
    importHandlers(current, emit, now),
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
    showWindow,
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
  function tellOf(run: PublishRun): void {
    void background
      .ended(run)
      .catch((error: unknown) => logger.error('background.bug', { error: error as Error }));
  }
  app.on('before-quit', () => background.quitting());
  // What the clocks were apart after sleep is no jump, see the outbox.
  powerMonitor.on('resume', () => accounts.dueSends.woke());
  void state.settings.read().then(applyTheme);
  // The window loads its page meanwhile; what needs the workspace waits for it.
  const opening = openFirstWorkspace().catch((error: unknown) =>
    logger.error('workspace.failed', { error: error as Error }),
  );
  const options: DispatchOptions = {
    handlers: afterwards(handlers, opening),
    allowedOrigins: [origin],
    checkAnswers: !app.isPackaged,
    onBug: (channel, error) => logger.error('ipc.bug', { channel, error: error as Error }),
  };
  connect(
    (name, input, sender) => dispatch(name, input, sender, options),
    workspaceFiles(current, opening, sample.making),
  );
  const windowLife = watchWindow(window, {
    logger,
    mayClose: (isWanted) => background.mayClose(window, isWanted),
    onClosing: () => noteLeaving(userData),
    onClosed() {
      endWithin(END_MS);
      void Promise.allSettled([render.close(), previews.close(), sheets.close()]).then(() =>
        app.quit(),
      );
    },
    onCrash() {
      links.pageGone();
      files.pageGone();
    },
    rescue,
  });
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
    if (!account.ok) return app.exit(1);
    const { steps } = await runDemo(window, folder, account.value);
    logger.info('demo.done', { steps });
    app.quit();
  }

  async function rescue(): Promise<void> {
    const workspace = current.get();
    if (!workspace.ok) return;
    const saved = await drafts.rescue(workspace.value, now);
    logger.info('window.rescued', { documents: saved });
  }

  function showWindow(): void {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
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

  app.on('second-instance', (_event, argv, cwd) => {
    windowLife.opened();
    showWindow();
    links.arrived(deepLinkIn(argv));
    files.arrived(fileIn(argv.slice(1), cwd));
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    links.arrived(readDeepLink(link));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    showWindow();
    files.arrived(path);
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
