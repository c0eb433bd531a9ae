import type { Campaign } from '../../domain/campaign/schema';
import { UTM_PARTS, type UtmTemplate } from '../../domain/campaign/utm';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { isJsonObject } from '../../line/fields';
import { LIMITS } from '../../line/limits';
import { warning } from '../../line/problem';
import { dayOf } from '../calendar/days';
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
  const next = messages.map((message) => {
    const made = copied(message) as Record<string, unknown>;
    const { type, text } = message;
    // a phone makes links of the addresses in a text, and of those in no other member
    return (type === 'text' || type === 'textV2') && typeof text === 'string'
      ? taggedText(made, text, (url) => tagged(url, LIMITS.action.uri))
      : made;
  });
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

/** An address as a phone finds it in a text: up to a blank, a bracket, or what is no part of one in our scripts. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#@!$&'*+,;=%]+/g;
/** What closes a sentence behind an address belongs to the sentence. */
const SENTENCE_END = /[.,;:!?'*]+$/;

/**
 * A text with its links marked. LINE emoji stand at positions of the text, so those behind a link move with it;
 * a text that would get too long stays as it is.
 */
function taggedText(
  message: Record<string, unknown>,
  text: string,
  tagged: (url: string) => string,
): Record<string, unknown> {
  const grown: { behind: number; by: number }[] = [];
  const hasEmojis = Array.isArray(message.emojis);
  const next = text.replace(ADDRESS, (found, at: number) => {
    const behind = text[at + found.length] ?? '';
    // what goes on with a variable, a bracket or an emoji cannot be marked without breaking it
    if (/[({[|\\^]/.test(behind) || (hasEmojis && found.includes('$'))) return found;
    const url = found.replace(SENTENCE_END, '');
    const made = tagged(url);
    grown.push({ behind: at + url.length, by: made.length - url.length });
    return made + found.slice(url.length);
  });
  if (next === text || next.length > LIMITS.message.text) return message;
  const moved = (index: number) =>
    grown.reduce((at, { behind, by }) => (index >= behind ? at + by : at), index);
  const { emojis } = message;
  if (!Array.isArray(emojis)) return { ...message, text: next };
  return {
    ...message,
    text: next,
    emojis: emojis.map((emoji: unknown) =>
      isJsonObject(emoji) && typeof emoji.index === 'number'
        ? { ...emoji, index: moved(emoji.index) }
        : emoji,
    ),
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
    at === null || Number.isNaN(at.getTime()) ? '' : dayOf(at, campaign.zone).replaceAll('-', '');
  const words = { campaign: campaign.name, send: of.send, arm: of.arm, date };
  return taggedMessages(messages, campaign.utm, words, path);
}
