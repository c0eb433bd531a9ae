import type { MessagePart } from '../../domain/campaign/message-part';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { isJsonObject } from '../../line/fields';
import { LIMITS } from '../../line/limits';
import { checkMessage } from '../../line/messages';
import { error, warning } from '../../line/problem';
import { localPlaces, localThingOf, withoutLocal } from '../../preview/local-address';
import type { CheckContext } from './context';

export interface CompiledMessages {
  /** LINE's objects, or null while something is missing. */
  wire: Record<string, unknown>[] | null;
  /** Texts that a tap sends: somebody has to answer them. */
  texts: { text: string; path: ProblemPath }[];
  couponIds: string[];
  problems: Problem[];
}

/** The messages of a broadcast or an arm, with everything that is wrong inside of them. */
export function compileMessages(
  parts: readonly MessagePart[],
  context: CheckContext,
  path: ProblemPath,
): CompiledMessages {
  const problems: Problem[] = [];
  const wire: Record<string, unknown>[] = [];
  let isComplete = true;
  parts.forEach((part, index) => {
    const at = [...path, index];
    if (part.source === 'wire') {
      wire.push(part.wire);
      problems.push(...withoutLocal(checkMessage(part.wire, [...at, 'wire'])));
      return;
    }
    const found = context.messages.get(part.documentId);
    if (!found) {
      problems.push(error('campaign.messageGone', at));
      isComplete = false;
      return;
    }
    for (const problem of found.problems) problems.push({ ...problem, path: at });
    if (found.messages === null) {
      problems.push(error('campaign.designGone', at, { details: { name: found.name } }));
      isComplete = false;
    } else wire.push(...found.messages);
  });
  if (parts.length === 0) {
    problems.push(error('campaign.noMessage', path));
    isComplete = false;
  }
  if (wire.length > LIMITS.message.perRequest) {
    problems.push(
      error('campaign.tooManyBubbles', path, {
        limit: LIMITS.message.perRequest,
        actual: wire.length,
      }),
    );
  }
  const seen = lookThrough(wire);
  // what the workspace has is hosted when it is sent, as long as there is somewhere to put it
  const own = localPlaces(wire).length;
  if (own > 0 && context.mediaHost === 'none')
    problems.push(error('campaign.noMediaHost', path, { actual: own }));
  for (const url of seen.local)
    problems.push(error('campaign.notHosted', path, { details: { name: url.slice(0, 80) } }));
  for (const url of seen.repeated)
    problems.push(warning('campaign.sameLinkTwice', path, { actual: url.slice(0, 80) }));
  return {
    wire: isComplete ? wire : null,
    texts: seen.texts.map((text) => ({ text, path })),
    couponIds: seen.couponIds,
    problems,
  };
}

interface Seen {
  texts: string[];
  couponIds: string[];
  /** Addresses that only this computer could open and nobody hosts. */
  local: string[];
  /** Links that stand behind several taps: LINE counts them as one. */
  repeated: string[];
}

const PICTURE_FIELDS = [
  'originalContentUrl',
  'previewImageUrl',
  'thumbnailImageUrl',
  'imageUrl',
  'baseUrl',
  'url',
];

/** Looks through messages for what the messages alone cannot judge. Keeps its own stack: files may be deep. */
function lookThrough(messages: readonly unknown[]): Seen {
  const texts = new Set<string>();
  const couponIds: string[] = [];
  const local = new Set<string>();
  const links = new Map<string, number>();
  const waiting: unknown[] = [...messages];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) waiting.push(...value);
    if (!isJsonObject(value)) continue;
    waiting.push(...Object.values(value).filter((v) => v !== undefined && v !== null));
    const isAction = typeof value.label === 'string' || 'linkUri' in value || 'uri' in value;
    if (value.type === 'message' && typeof value.text === 'string') texts.add(value.text);
    if (value.type === 'coupon' && typeof value.couponId === 'string')
      couponIds.push(value.couponId);
    const link = value.uri ?? value.linkUri;
    if (isAction && typeof link === 'string') links.set(link, (links.get(link) ?? 0) + 1);
    for (const field of PICTURE_FIELDS) {
      const url = value[field];
      if (
        typeof url === 'string' &&
        localThingOf(url) === null &&
        /^(asset|file|blob|data|tapestry):|^https?:\/\/(localhost|127\.)/i.test(url)
      )
        local.add(url);
    }
  }
  return {
    texts: [...texts],
    couponIds,
    local: [...local],
    repeated: [...links].filter(([, count]) => count > 1).map(([url]) => url),
  };
}
