import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LinkAnswer } from '#shared/ipc/channels/links';
import { isPublicAddress } from './public-address';

export interface CheckLinkPorts {
  /** Answers every address of a host. */
  lookup(host: string): Promise<readonly LookupAddress[]>;
  /** Whether such an address may be asked. */
  allows(address: string): boolean;
  /** `http:` is for tests, which have no certificate. */
  protocols: readonly string[];
  timeoutMs: number;
}

const PUBLIC: CheckLinkPorts = {
  lookup: (host) =>
    new Promise((resolve, reject) => {
      systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
        error ? reject(error) : resolve(addresses),
      );
    }),
  allows: isPublicAddress,
  protocols: ['https:'],
  timeoutMs: 10_000,
};

const MOST_HOPS = 5;
/** Servers that do not know HEAD, or keep it from robots, are asked by GET; of its answer only the head is read. */
const ASK_BY_GET: ReadonlySet<number> = new Set([400, 403, 404, 405, 406, 501]);

type Failed = Extract<LinkAnswer, { state: 'failed' }>;

/**
 * Asks an address whether it answers, and follows where it leads. Every host on the way has to be public, and the
 * connection goes to the very address that was judged, so that a name cannot answer one thing and mean another.
 */
export async function checkLink(url: string, ports: CheckLinkPorts = PUBLIC): Promise<LinkAnswer> {
  const deadline = Date.now() + ports.timeoutMs;
  let current = url;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const asked = await ask(current, ports, deadline);
    if ('why' in asked) return { state: 'failed', why: asked.why, url: current };
    const { status, location } = asked;
    if (location === null)
      return { state: status < 400 ? 'ok' : 'refused', status, url: current, hops };
    current = location;
  }
  return { state: 'failed', why: 'tooManyHops', url: current };
}

type Asked = { status: number; location: string | null } | Pick<Failed, 'why'>;

async function ask(url: string, ports: CheckLinkPorts, deadline: number): Promise<Asked> {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return { why: 'noHost' };
  }
  if (!ports.protocols.includes(parsed.protocol) || parsed.username || parsed.password)
    return { why: 'notHttps' };
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  let addresses: readonly LookupAddress[];
  try {
    addresses = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await before(ports.lookup(host), deadline);
  } catch (error) {
    return { why: error === TIME_OUT ? 'timeOut' : 'notFound' };
  }
  const [first] = addresses;
  if (!first) return { why: 'notFound' };
  // one closed address among open ones is how a name is made to mean two things
  if (!addresses.every(({ address }) => ports.allows(address))) return { why: 'notPublic' };
  const head = await askOnce(parsed, first, 'HEAD', deadline);
  if ('why' in head || !ASK_BY_GET.has(head.status)) return head;
  const whole = await askOnce(parsed, first, 'GET', deadline);
  return 'why' in whole ? head : whole;
}

/** One request to one address; what follows its head is never read. */
function askOnce(
  url: URL,
  at: LookupAddress,
  method: 'HEAD' | 'GET',
  deadline: number,
): Promise<Asked> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    let request: ClientRequest | null = null;
    const timer = setTimeout(() => end({ why: 'timeOut' }), Math.max(0, deadline - Date.now()));
    const end = (answer: Asked) => {
      clearTimeout(timer);
      resolve(answer);
      request?.destroy();
    };
    const onResponse = (response: IncomingMessage) => {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      const leads = status >= 300 && status < 400 && location !== undefined;
      end({ status, location: leads ? resolved(location, url) : null });
    };
    try {
      request = send(
        url,
        {
          method,
          agent: false,
          headers: { 'user-agent': 'Mozilla/5.0 (compatible; Tapestry link check)', accept: '*/*' },
          maxHeaderSize: 32_768,
          lookup: (_host, options, done) => {
            const { address, family } = at;
            if (typeof options === 'object' && options.all)
              (done as unknown as (error: null, list: LookupAddress[]) => void)(null, [at]);
            else done(null, address, family);
          },
        },
        onResponse,
      );
      request.on('error', (error: NodeJS.ErrnoException) => end({ why: whyOf(error) }));
      request.end();
    } catch {
      end({ why: 'noHost' });
    }
  });
}

function resolved(location: string, from: URL): string {
  try {
    return new URL(location, from).href;
  } catch {
    return location;
  }
}

const whyOf = ({ code = '' }: NodeJS.ErrnoException): Failed['why'] =>
  /CERT|SSL|TLS|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code) ? 'certificate' : 'unreachable';

const TIME_OUT = Symbol('time out');
function before<T>(work: Promise<T>, deadline: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(TIME_OUT), Math.max(0, deadline - Date.now()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
