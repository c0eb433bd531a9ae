import { describe, expect, test } from 'vitest';
import { readAddress } from '#electron/app/address';
import { readArguments } from '#electron/app/arguments';
import { contentSecurityPolicy } from '#electron/app/csp';
import { deepLinkIn, readDeepLink } from '#electron/app/deep-link';
import { vetExternal } from '#electron/app/external';
import { Inbox } from '#electron/app/inbox';
import { type DocumentId, documentId } from '#shared/domain/ids';

describe('addresses that may leave the app', () => {
  test.each([
    'https://example.com/',
    'https://example.com/路徑?查=1#x',
    'mailto:shop@example.com',
    'tel:+886223456789',
  ])('%s is opened', (url) => {
    expect(vetExternal(url)).not.toBeNull();
  });
  test.each([
    'http://example.com/',
    'file:///etc/passwd',
    'FILE:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ms-msdt:/id',
    'ms-excel:ofe|u|https://example.com',
    'search-ms:query=x',
    'vbscript:x',
    'tapestry://doc/1',
    'app://tapestry/index.html',
    '\\\\host\\share',
    '//host/share',
    'https://user:secret@example.com/',
    'https://user@example.com/',
    ' https://example.com/',
    'https://example.com/ ',
    'https://exa\u0000mple.com/',
    'https:\\\\example.com',
    'blob:https://example.com/1',
    'view-source:https://example.com/',
    'intent://x#Intent;end',
    '',
    'example.com',
  ])('%s is refused', (url) => {
    expect(vetExternal(url)).toBeNull();
  });
});

test('the content security policy runs no inline script, no eval, and talks to nobody', () => {
  const policy = contentSecurityPolicy();
  const rules = new Map(
    policy.split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ');
      return [name, values] as const;
    }),
  );
  expect(rules.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(rules.get('media-src')).toEqual(['app://tapestry/video/']);
  expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
});

const ID = 'doc_0123456789abcdef';
/** Thirty links as browsers, chats and attackers write them; what is not null is opened. */
const LINKS: readonly [link: string, id: string | null][] = [
  [`tapestry://open/${ID}`, ID],
  [`tapestry://open/${ID}/`, ID],
  ['tapestry://open/doc_00000000', 'doc_00000000'],
  ['tapestry://open/doc_zzzzzzzzzzzzzzzz', 'doc_zzzzzzzzzzzzzzzz'],
  ['', null],
  ['tapestry:', null],
  ['tapestry://', null],
  ['tapestry://open', null],
  ['tapestry://open/', null],
  ['tapestry://open/doc_', null],
  ['tapestry://open/doc_short', null],
  [`tapestry://open/doc_${'a'.repeat(41)}`, null],
  [`tapestry://open/doc_${'a'.repeat(100_000)}`, null],
  ['tapestry://open/pag_0123456789abcdef', null],
  ['tapestry://open/DOC_0123456789ABCDEF', null],
  [`tapestry://delete/${ID}`, null],
  [`tapestry://publish/${ID}`, null],
  [`tapestry://open/${ID}?publish=1`, null],
  [`tapestry://open/${ID}#x`, null],
  [`tapestry://open/${ID}/../${ID}`, null],
  ['tapestry://open/../../etc/passwd', null],
  ['tapestry://open/%2e%2e%2fetc%2fpasswd', null],
  [`tapestry://open/${ID}%00.json`, null],
  [`tapestry://open/${ID}\n--workspace=/tmp/evil`, null],
  [`tapestry://open/${ID} --demo=/tmp/evil`, null],
  [`tapestry://user:secret@open/${ID}`, null],
  [`tapestry://evil.example/open/${ID}`, null],
  [`TAPESTRY://open/${ID}`, null],
  [` tapestry://open/${ID}`, null],
  ['tapestry://open/<script>alert(1)</script>', null],
  [`tapestry:open/${ID}`, null],
  [`https://open/${ID}`, null],
];

describe('links that open the studio', () => {
  test('the table has thirty and more', () => expect(LINKS.length).toBeGreaterThanOrEqual(30));
  test.each(LINKS)('%j opens %j', (link, id) => {
    expect(readDeepLink(link)).toBe(id);
    // a command line with the link in it says the same
    expect(deepLinkIn(['--flag', link])).toBe(id);
  });

  test('a start by a link reads no switch that stands beside it', () => {
    const hostile = ['--workspace=/tmp/evil', `tapestry://open/${ID}`, '--demo=/tmp/evil'];
    expect(readArguments(hostile, '/home')).toEqual({
      sample: false,
      workspace: null,
      renderWorker: false,
      hidden: false,
      demo: null,
      link: ID,
      file: null,
    });
    expect(readArguments(['--demo=x', ' TAPESTRY://x'], '/home')).toMatchObject({
      hidden: false,
      demo: null,
      link: null,
    });
    expect(readArguments(['--workspace=mine', '--sample'], '/home')).toMatchObject({
      workspace: '/home/mine',
      sample: true,
      link: null,
    });
  });

  test('a file of a kind that is taken is opened, but never beside a link', () => {
    const fileOf = (...argv: string[]) => readArguments(argv, '/home').file;
    expect(fileOf('/usr/lib/tapestry', '--no-sandbox', 'work/Tapestry.tapestry')).toBe(
      '/home/work/Tapestry.tapestry',
    );
    expect(fileOf('--demo=x.json', '/tmp/POSTER.PSD')).toBe('/tmp/POSTER.PSD');
    expect(fileOf('tool.exe', 'main.cjs', 'loader.js', '.tapestry', 'tapestry')).toBeNull();
    expect(fileOf(`tapestry://open/${ID}`, '/tmp/evil.tapestry')).toBeNull();
  });

  test('a link waits for the page, is taken once, and later ones are passed on at once', () => {
    const passed: string[] = [];
    const inbox = new Inbox<DocumentId>((id) => passed.push(id));
    const [first, second, third] = ['doc_00000001', 'doc_00000002', 'doc_00000003'].map((id) =>
      documentId.parse(id),
    );
    inbox.arrived(first ?? null);
    inbox.arrived(null);
    expect(inbox.take()).toBe(first);
    expect(inbox.take()).toBeNull();
    inbox.arrived(second ?? null);
    expect(passed).toEqual([second]);
    // the page crashed: nobody would hear it
    inbox.pageGone();
    inbox.arrived(third ?? null);
    expect(passed).toEqual([second]);
    expect(inbox.take()).toBe(third);
  });
});

describe('addresses of the app’s own scheme', () => {
  const read = (url: string) => readAddress(url, '/app/renderer');
  const HASH = 'a1'.repeat(32);
  test.each([
    ['app://tapestry/', '/app/renderer/index.html'],
    ['app://tapestry/index.html', '/app/renderer/index.html'],
    ['app://tapestry/assets/main-1.js?v=1#x', '/app/renderer/assets/main-1.js'],
    ['app://tapestry/render-host/index.html', '/app/renderer/render-host/index.html'],
    ['app://tapestry/a/./b.css', '/app/renderer/a/b.css'],
    // the parser folds these before anybody sees them: they stay inside
    ['app://tapestry/a/../index.html', '/app/renderer/index.html'],
    ['app://tapestry/../../index.html', '/app/renderer/index.html'],
    ['app://tapestry/%2e%2e/index.html', '/app/renderer/index.html'],
    ['app://tapestry//etc/passwd.json', '/app/renderer/etc/passwd.json'],
    ['app://tapestry/%E5%9C%96.png', '/app/renderer/圖.png'],
  ])('%s is the file %s', (url, path) => {
    expect(read(url)).toEqual({ kind: 'file', path });
  });
  test('an asset has the address of its content', () => {
    expect(read(`app://tapestry/asset/${HASH}`)).toEqual({ kind: 'asset', hash: HASH });
    expect(read(`app://tapestry/video/${HASH}`)).toEqual({ kind: 'video', hash: HASH });
  });
  test.each([
    '',
    'index.html',
    'app:',
    'app://',
    'app://other/index.html',
    'app://tapestry.example.com/index.html',
    'http://tapestry/index.html',
    'file:///app/renderer/index.html',
    'app://tapestry/..%2fpackage.json',
    'app://tapestry/a%2f..%2f..%2fpackage.json',
    'app://tapestry/..%5c..%5cpackage.json',
    'app://tapestry/a\\..\\..\\main.js',
    'app://tapestry/%00',
    'app://tapestry/index.html%00.png',
    'app://tapestry/%zz.html',
    'app://tapestry/%ff.html',
    'app://tapestry/main.cjs',
    'app://tapestry/.env',
    'app://tapestry/assets/',
    'app://tapestry/constructor',
    'app://tapestry/x.constructor',
    `app://tapestry/asset/${HASH}/x`,
    `app://tapestry/asset/${HASH.toUpperCase()}`,
    'app://tapestry/asset/..%2f..%2fetc%2fpasswd',
    `app://tapestry/video/${HASH}.mp4`,
    'app://tapestry/video/..%2f..%2fetc%2fpasswd',
  ])('%j leads nowhere', (url) => {
    expect(read(url)).toEqual({ kind: 'none' });
  });
});
