import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '#electron/app/csp';
import { vetExternal } from '#electron/app/external';

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
  expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
});
