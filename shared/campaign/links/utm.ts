import type { Campaign } from '../../domain/campaign/schema';
import { UTM_PARTS, type UtmTemplate } from '../../domain/campaign/utm';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { isJsonObject } from '../../line/fields';
import { LIMITS } from '../../line/limits';
import { warning } from '../../line/problem';
import { caveatOf, hostOf } from './short-links';

/** What the words in braces stand for. */
export interface UtmWords {
  campaign: string;
  send: string;
  arm: string;
  /** `20260910`, on the campaign's clock. */
  date: string;
}

const filled = (part: string, words: UtmWords): string =>
  part.replace(/\{(campaign|send|arm|date)\}/g, (_, name: keyof UtmWords) => words[name]).trim();

/**
 * The link with the parameters that it does not have already. Its fragment stays behind them; what is no web
 * address, and what leads on to another address, is given back as it is.
 */
export function withUtm(url: string, template: UtmTemplate, words: UtmWords): string {
  if (hostOf(url) === null || caveatOf(url) !== null) return url;
  const [, front = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(url) ?? [];
  const taken = new Set(
    query
      .slice(1)
      .split('&')
      .map((pair) => pair.split('=')[0]),
  );
  const added = UTM_PARTS.flatMap((part) => {
    const value = filled(template[part], words);
    const name = `utm_${part}`;
    return value === '' || taken.has(name) ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  if (added.length === 0) return url;
  const before = query.length > 1 ? `${query}${query.endsWith('&') ? '' : '&'}` : '?';
  return `${front}${before}${added.join('&')}${fragment}`;
}

/** Members that hold where a tap leads, with LINE's limit for their place. */
const LINKS: Readonly<Record<string, number>> = {
  uri: LIMITS.action.uri,
  linkUri: LIMITS.imagemap.uri,
  desktop: LIMITS.action.uri,
};

/**
 * The messages of a send as they go out, each tap's link marked for web analytics. The given ones are not changed.
 * A link that would get too long for LINE, or that leads on to another, goes out as it is, and that is said once.
 */
export function taggedMessages(
  messages: Record<string, unknown>[],
  template: UtmTemplate,
  words: UtmWords,
  path: ProblemPath,
): { messages: Record<string, unknown>[]; problems: Problem[] } {
  const tooLong = new Set<string>();
  const leadsOn = new Set<string>();
  const tagged = (url: string, limit: number): string => {
    const caveat = caveatOf(url);
    if (caveat === 'short' || caveat === 'lineShort') leadsOn.add(url);
    const next = withUtm(url, template, words);
    if (next.length <= limit) return next;
    tooLong.add(url);
    return url;
  };
  const copied = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copied);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const limit = Object.hasOwn(LINKS, name) ? LINKS[name] : undefined;
        return [
          name,
          limit !== undefined && typeof member === 'string'
            ? tagged(member, limit)
            : copied(member),
        ];
      }),
    );
  };
  const next = copied(messages) as Record<string, unknown>[];
  const said = (code: string, urls: Set<string>) =>
    [...urls].map((url) => warning(code, path, { actual: url.slice(0, 120) }));
  return {
    messages: next,
    problems: [
      ...said('campaign.utmTooLong', tooLong),
      ...said('campaign.utmOnShortLink', leadsOn),
    ],
  };
}

/** The step of the compiler: what a send or an arm says, with the campaign's marks in its links. */
export function withCampaignLinks(
  messages: Record<string, unknown>[] | null,
  campaign: Pick<Campaign, 'name' | 'utm' | 'zone'>,
  of: { send: string; arm: string; at: Date | null },
  path: ProblemPath,
): { messages: Record<string, unknown>[] | null; problems: Problem[] } {
  if (messages === null || !campaign.utm) return { messages, problems: [] };
  const { at } = of;
  const date =
    at === null || Number.isNaN(at.getTime())
      ? ''
      : new Intl.DateTimeFormat('en-CA', { timeZone: campaign.zone })
          .format(at)
          .replaceAll('-', '');
  const words = { campaign: campaign.name, send: of.send, arm: of.arm, date };
  return taggedMessages(messages, campaign.utm, words, path);
}
