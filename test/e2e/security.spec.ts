import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { channels } from '#shared/ipc/contract';
import { editorReady, expect, inWindow, type Studio, test } from './fixtures';

/*
 * Electron's security checklist, read back from the running app. The numbers are the checklist's; the table in
 * shared/docs/security.md says which test or decision answers each.
 */
const contentsCount = (studio: Studio) =>
  studio.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
/** What would have been handed to the system, instead of handing it over. */
const catchOutside = (studio: Studio) =>
  studio.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    (globalThis as { opened?: string[] }).opened = opened;
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
const wentOutside = (studio: Studio) =>
  studio.app.evaluate(() => (globalThis as { opened?: string[] }).opened ?? []);

test.describe('the running app', () => {
  test.beforeEach(({ studio }) => editorReady(studio.page));

  test('2, 3, 4, 6, 8, 9, 10, 11: every page runs isolated, sandboxed and without Node', async ({
    studio,
  }) => {
    const { app, page } = studio;
    // the hidden drawing page is made for the first picture
    await page.getByTestId('export').click();
    await page.getByTestId('export-run').waitFor();
    await page.evaluate(async () => {
      const list = await window.tapestry.invoke('documents.list', { offset: 0, limit: 1 });
      const { id } = (list as { value: { heads: { id: string }[] } }).value.heads[0] ?? { id: '' };
      const got = await window.tapestry.invoke('documents.get', { id });
      const { document } = (got as { value: { document: { pages: { id: string }[] } } }).value;
      await window.tapestry.invoke('render.page', {
        documentId: id,
        pageId: document.pages[0]?.id,
        format: 'jpeg',
      });
    });
    const found = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const reader = contents as unknown as {
          getLastWebPreferences(): Electron.WebPreferences | null;
        };
        return { url: contents.getURL(), preferences: reader.getLastWebPreferences() };
      }),
    );
    expect(found.length).toBeGreaterThanOrEqual(2);
    for (const { url, preferences } of found) {
      expect(url).toMatch(/^app:\/\/tapestry\//);
      expect(preferences, url).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      });
      expect(preferences?.nodeIntegrationInWorker ?? false, url).toBe(false);
      expect((preferences as { enableBlinkFeatures?: string }).enableBlinkFeatures ?? '').toBe('');
    }
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    );
    expect(globals).toEqual([]);
  });

  test('20: the bridge is two functions, and listeners get data, never an event', async ({
    studio,
  }) => {
    const found = await studio.page.evaluate(async () => {
      const { tapestry } = window;
      const heard: unknown[][] = [];
      const stop = tapestry.on('settings.changed', (...args: unknown[]) => heard.push(args));
      await tapestry.invoke('settings.update', { grid: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
      stop();
      const refused = await Promise.allSettled([
        tapestry.invoke('app.quit' as never, undefined),
        tapestry.invoke('__proto__' as never, undefined),
      ]);
      let unknownEvent = 'accepted';
      try {
        tapestry.on('ipc-message' as never, () => undefined);
      } catch {
        unknownEvent = 'refused';
      }
      return {
        kinds: Object.fromEntries(
          Object.entries(tapestry).map(([name, value]) => [name, typeof value]),
        ),
        frozen: Object.isFrozen(tapestry),
        counts: heard.map((args) => args.length),
        sender: heard.some(([payload]) => Object.hasOwn(payload as object, 'sender')),
        refused: refused.map(({ status }) => status),
        unknownEvent,
      };
    });
    expect(found).toEqual({
      kinds: { invoke: 'function', on: 'function' },
      frozen: true,
      counts: [1],
      sender: false,
      refused: ['rejected', 'rejected'],
      unknownEvent: 'refused',
    });
  });

  test('5: camera, place, notifications, MIDI and the rest are denied, asked or looked up', async ({
    studio,
  }) => {
    const answers = await studio.page.evaluate(async () => {
      const failed = (work: () => Promise<unknown>) =>
        work().then(
          () => 'given',
          () => 'denied',
        );
      const states: Record<string, string> = {};
      for (const name of ['camera', 'microphone', 'geolocation', 'notifications', 'midi']) {
        states[name] = await navigator.permissions
          .query({ name: name as PermissionName })
          .then(({ state }) => state)
          .catch(() => 'unknown');
      }
      return {
        states,
        camera: await failed(() => navigator.mediaDevices.getUserMedia({ video: true })),
        place: await failed(
          () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
        ),
        notification: await Notification.requestPermission(),
        midi: await failed(() => navigator.requestMIDIAccess()),
        screen: await failed(() => navigator.mediaDevices.getDisplayMedia()),
        device: await failed(() =>
          (
            navigator as unknown as { usb: { requestDevice(o: object): Promise<unknown> } }
          ).usb.requestDevice({ filters: [] }),
        ),
      };
    });
    expect(Object.values(answers.states)).not.toContain('granted');
    expect({ ...answers, states: null }).toEqual({
      states: null,
      camera: 'denied',
      place: 'denied',
      notification: 'denied',
      midi: 'denied',
      screen: 'denied',
      device: 'denied',
    });
  });

  test('7: a script that gets into the page does not run', async ({ studio }) => {
    const ran = await studio.page.evaluate(async () => {
      const seen: string[] = [];
      (window as { ran?: (how: string) => void }).ran = (how) => seen.push(how);
      const inline = document.createElement('script');
      inline.textContent = "window.ran('inline')";
      document.body.append(inline);
      const remote = document.createElement('script');
      remote.src = "data:text/javascript,window.ran('data')";
      document.body.append(remote);
      const box = document.createElement('div');
      box.innerHTML =
        '<img src=x onerror="window.ran(\'onerror\')"><a href="javascript:window.ran(\'link\')">x</a>';
      document.body.append(box);
      box.querySelector('a')?.click();
      // a moment later: what the driver runs itself is exempt from the policy
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: that it is refused is the point
          globalThis.eval("window.ran('eval')");
        } catch {
          seen.push('eval refused');
        }
        try {
          new Function("window.ran('Function')")();
        } catch {
          seen.push('Function refused');
        }
      }, 50);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return seen;
    });
    expect(ran).toEqual(['eval refused', 'Function refused']);
  });

  test('13: nothing leads the page elsewhere', async ({ studio }) => {
    const { page } = studio;
    await catchOutside(studio);
    const before = page.url();
    const attempts = [
      "location.href = 'https://example.com/'",
      "location.assign('file:///etc/passwd')",
      "location.replace('app://tapestry/render-host/index.html')",
      "location.href = 'data:text/html,<h1>x</h1>'",
      "const f = document.createElement('form'); f.action = 'https://example.com/'; f.method = 'post'; document.body.append(f); f.submit()",
      "const a = document.createElement('a'); a.href = 'https://example.com/'; document.body.append(a); a.click()",
      "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0; url=https://example.com/'; document.head.append(m)",
      "const i = document.createElement('iframe'); i.src = 'https://example.com/'; document.body.append(i)",
    ];
    for (const attempt of attempts) {
      await page.evaluate(`(() => { ${attempt}; })()`).catch(() => undefined);
      await page.waitForTimeout(100);
      expect(await inWindow(studio, 'location.href'), attempt).toBe(before);
      const canvas = "document.querySelectorAll('[data-testid=canvas]').length";
      expect(await inWindow(studio, canvas), attempt).toBe(1);
    }
    // a file that is dropped anywhere but on the canvas must not be opened as a page
    const drop = `(() => {
      const data = new DataTransfer();
      data.items.add(new File(['<h1>x</h1>'], 'x.html', { type: 'text/html' }));
      document.querySelector('[data-testid=rail-settings]')
        .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    })()`;
    await inWindow(studio, drop);
    expect(await inWindow(studio, 'location.href')).toBe(before);
    expect(await wentOutside(studio)).toEqual([]);
  });

  test('11, 12, 14: no window opens and no guest is attached; only https goes to the browser', async ({
    studio,
  }) => {
    const { page } = studio;
    await catchOutside(studio);
    const before = await contentsCount(studio);
    await page.evaluate(() => {
      for (const url of [
        'https://example.com/ok',
        'http://example.com/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'app://tapestry/index.html',
        'smb://host/share',
        '',
      ])
        window.open(url);
      const link = document.createElement('a');
      link.href = 'https://example.com/blank';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      const guest = document.createElement('webview');
      guest.setAttribute('src', 'https://example.com/');
      guest.setAttribute('allowpopups', '');
      document.body.append(guest);
    });
    await page.waitForTimeout(300);
    expect(await contentsCount(studio)).toBe(before);
    expect(await wentOutside(studio)).toEqual([
      'https://example.com/ok',
      'https://example.com/blank',
    ]);
  });

  test('15: what the page asks to open outside is vetted in the main process', async ({
    studio,
  }) => {
    await catchOutside(studio);
    const answers = await studio.page.evaluate(async () => {
      const ask = async (url: string) =>
        ((await window.tapestry.invoke('app.openExternal', { url })) as { ok: boolean }).ok;
      return {
        https: await ask('https://developers.line.biz/'),
        file: await ask('file:///etc/passwd'),
        script: await ask('JavaScript:alert(1)'),
        share: await ask('\\\\host\\share'),
        other: await ask('ms-msdt:/id'),
      };
    });
    expect(answers).toEqual({
      https: true,
      file: false,
      script: false,
      share: false,
      other: false,
    });
    expect(await wentOutside(studio)).toEqual(['https://developers.line.biz/']);
  });

  test('17: a frame has no bridge, and a strange page with our preload is refused on every channel', async ({
    studio,
  }) => {
    const { app, page } = studio;
    const inFrame = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return typeof (frame.contentWindow as { tapestry?: unknown } | null)?.tapestry;
    });
    expect(inFrame).toBe('undefined');
    const names = Object.keys(channels);
    const facts = {
      names,
      preload: join(import.meta.dirname, '..', '..', 'dist', 'preload', 'index.cjs'),
    };
    const answers = await app.evaluate(async ({ BrowserWindow }, { names: wanted, preload }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true },
      });
      await stranger.loadURL('data:text/html,<p>strange</p>');
      const found = (await stranger.webContents.executeJavaScript(
        `Promise.all(${JSON.stringify(wanted)}.map((name) => tapestry.invoke(name, {}).then((answer) => answer.error?.code ?? 'answered')))`,
      )) as string[];
      stranger.destroy();
      return found;
    }, facts);
    expect(new Set(answers)).toEqual(new Set(['ipc.senderRefused']));
    expect(answers).toHaveLength(names.length);
  });

  test('18: our scheme serves the bundle and nothing beside it', async ({ studio }) => {
    const { app, page } = studio;
    const statuses = await page.evaluate(async () => {
      const ask = (path: string) =>
        fetch(`app://tapestry${path}`).then(
          ({ status }) => status,
          () => 0,
        );
      const found: Record<string, number> = {};
      for (const path of [
        '/index.html',
        '/../package.json',
        '/..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5c..%5cpackage.json',
        '/%2e%2e%2f%2e%2e%2fmain/index.cjs',
        '//etc/passwd',
        '/%00',
        '/index.html%00.png',
        `/asset/${'0'.repeat(64)}`,
        '/asset/../index.html%2f..',
        '/etc/passwd',
      ])
        found[path] = await ask(path);
      return found;
    });
    const { '/index.html': own, ...rest } = statuses;
    expect(own).toBe(200);
    for (const [path, status] of Object.entries(rest)) expect([404, 0], path).toContain(status);
    const elsewhere = await app.evaluate(async ({ net }) => {
      const answer = await net.fetch('app://other/index.html');
      return answer.status;
    });
    expect(elsewhere).toBe(404);
  });
});

test.describe('at the start', () => {
  let seen: string[] = [];
  const proxy = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    seen.push(request.url ?? '');
    socket.destroy();
  });
  test.beforeAll(async () => {
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    // everything that Chromium would ask of the network comes here, from its first breath
    const { port } = proxy.address() as AddressInfo;
    process.env.TAPESTRY_E2E_PROXY = `http://127.0.0.1:${port}`;
  });
  test.afterAll(async () => {
    delete process.env.TAPESTRY_E2E_PROXY;
    await new Promise((resolve) => proxy.close(resolve));
  });
  test.beforeEach(() => {
    seen = [];
  });

  test('1: nothing is asked of any network but loopback', async ({ studio }) => {
    const { app, page } = studio;
    await editorReady(page);
    await page.getByTestId('rail-channel').click();
    await page.getByTestId('phone').waitFor();
    await page.waitForTimeout(3_000);
    const sockets = await app.evaluate(() => {
      const handles = (
        process as unknown as { _getActiveHandles(): { remoteAddress?: string }[] }
      )._getActiveHandles();
      return handles.flatMap(({ remoteAddress }) =>
        remoteAddress === undefined ? [] : [remoteAddress],
      );
    });
    expect(sockets.filter((address) => !/^(127\.|::1|::ffff:127\.)/.test(address))).toEqual([]);
    expect(seen).toEqual([]);
    expect(studio.errors).toEqual([]);
  });
});
