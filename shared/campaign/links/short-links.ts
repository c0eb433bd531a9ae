/** Why a link is not what it seems; null for an ordinary one. */
export type LinkCaveat =
  /** LINE's own short link: drops everything that is added to it. */
  | 'lineShort'
  /** Leads somewhere else: what is added to it seldom arrives, and nobody sees where it goes. */
  | 'short'
  /** Opens something in LINE itself. */
  | 'line'
  | null;

const SHORT = [
  'bit.ly',
  'cutt.ly',
  'goo.gl',
  'is.gd',
  'lihi1.com',
  'lihi.cc',
  'maps.app.goo.gl',
  'ow.ly',
  'pics.ee',
  'ppt.cc',
  'pse.is',
  'rb.gy',
  'rebrand.ly',
  'reurl.cc',
  's.id',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
];
const LINE_HOSTS = ['line.me', 'liff.line.me', 'page.line.me', 'shop.line.me', 'store.line.me'];

/** `HTTPS://Bit.ly:443/x` → `bit.ly`; null for what is no web address. */
export function hostOf(url: string): string | null {
  const host = /^https?:\/\/(?:[^/?#@\s]*@)?([^/?#:@\s]+)/i.exec(url)?.[1];
  return host === undefined ? null : host.toLowerCase().replace(/^www\./, '');
}

/** What is to be said of a link before anybody opens it. */
export function caveatOf(url: string): LinkCaveat {
  if (/^line:/i.test(url)) return 'line';
  const host = hostOf(url);
  if (host === null) return null;
  if (host === 'lin.ee') return 'lineShort';
  if (SHORT.includes(host)) return 'short';
  return LINE_HOSTS.includes(host) ? 'line' : null;
}
