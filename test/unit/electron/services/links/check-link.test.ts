import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckLinkPorts, checkLink } from '#electron/services/links/check-link';
import { isPublicAddress } from '#electron/services/links/public-address';

let server: Server;
let base = '';
const seen: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const { url = '' } = request;
    if (url === '/fine') return response.writeHead(200).end();
    if (url === '/gone') return response.writeHead(410).end();
    if (url === '/no-head')
      return request.method === 'HEAD'
        ? response.writeHead(405).end()
        : response.writeHead(200).end('x'.repeat(1_000_000));
    if (url.startsWith('/hop')) {
      const left = Number(url.slice(4));
      return response.writeHead(302, { location: left > 0 ? `/hop${left - 1}` : '/fine' }).end();
    }
    if (url === '/away')
      return response.writeHead(301, { location: 'http://inner.example/' }).end();
    if (url === '/file') return response.writeHead(301, { location: 'file:///etc/passwd' }).end();
    // `/silent` never answers
    return undefined;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://shop.example:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The test's own names; the loopback stands for the open net. */
const ports = (over: Partial<CheckLinkPorts> = {}): CheckLinkPorts => ({
  lookup: async (host) => {
    if (host === 'shop.example') return [{ address: '127.0.0.1', family: 4 }];
    if (host === 'inner.example') return [{ address: '10.0.0.7', family: 4 }];
    if (host === 'both.example')
      return [
        { address: '127.0.0.1', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ];
    throw new Error('ENOTFOUND');
  },
  allows: (address) => address === '127.0.0.1',
  protocols: ['http:'],
  timeoutMs: 5_000,
  ...over,
});

describe('asking a link', () => {
  it('says what it answered and where it led', async () => {
    expect(await checkLink(`${base}/fine`, ports())).toEqual({
      state: 'ok',
      status: 200,
      url: `${base}/fine`,
      hops: 0,
    });
    expect(await checkLink(`${base}/gone`, ports())).toMatchObject({
      state: 'refused',
      status: 410,
    });
    expect(await checkLink(`${base}/hop3`, ports())).toMatchObject({
      state: 'ok',
      url: `${base}/fine`,
      hops: 4,
    });
    expect(await checkLink(`${base}/hop9`, ports())).toMatchObject({ why: 'tooManyHops' });
  });
  it('asks by GET where HEAD is not known, and reads no more than the head', async () => {
    seen.length = 0;
    expect(await checkLink(`${base}/no-head`, ports())).toMatchObject({ state: 'ok', status: 200 });
    expect(seen).toEqual(['HEAD /no-head', 'GET /no-head']);
  });
  it('never asks an inner address, whoever names it or leads there', async () => {
    seen.length = 0;
    const why = async (url: string) => (await checkLink(url, ports())) as { why?: string };
    expect(await why('http://inner.example/')).toMatchObject({ why: 'notPublic' });
    expect(await why('http://both.example/')).toMatchObject({ why: 'notPublic' });
    expect(await why('http://10.0.0.7/')).toMatchObject({ why: 'notPublic' });
    expect(await why(`${base}/away`)).toMatchObject({ why: 'notPublic' });
    expect(await why(`${base}/file`)).toMatchObject({ why: 'notHttps' });
    expect(seen.filter((line) => !/away|file/.test(line))).toEqual([]);
  });
  it('by itself takes https of the open net only', async () => {
    const why = async (url: string) => ((await checkLink(url)) as { why?: string }).why;
    expect(await why(`${base}/fine`)).toBe('notHttps');
    expect(await why('https://127.0.0.1/')).toBe('notPublic');
    expect(await why('https://[::1]/')).toBe('notPublic');
    expect(await why('https://[::ffff:127.0.0.1]/')).toBe('notPublic');
    expect(await why('https://0x7f.1/')).toBe('notPublic');
    expect(await why('https://a:b@shop.example/')).toBe('notHttps');
    expect(await why('javascript:alert(1)')).toBe('notHttps');
    expect(await why('nonsense')).toBe('noHost');
  });
  it('gives up on names that are not there and on servers that say nothing', async () => {
    expect(await checkLink('http://nowhere.example/', ports())).toMatchObject({ why: 'notFound' });
    const soon = ports({ timeoutMs: 50 });
    expect(await checkLink(`${base}/silent`, soon)).toMatchObject({ why: 'timeOut' });
    const never = ports({ timeoutMs: 50, lookup: () => new Promise(() => undefined) });
    expect(await checkLink(`${base}/fine`, never)).toMatchObject({ why: 'timeOut' });
  });
});

describe('an address of the open net', () => {
  it.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['127.8.0.1', false],
    ['10.1.2.3', false],
    ['172.31.0.1', false],
    ['172.32.0.1', true],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['::ffff:808:808', true],
    ['64:ff9b::a00:1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['2001:db8::1', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});
