import { sha256 } from '#shared/domain/ids';
import type { HostedObject } from '#shared/domain/media-host';
import { ok, type Result } from '#shared/errors/app-error';
import { fetchBack } from '../../media/fetch-back';
import type { MediaHostPort } from '../../media/port';
import { inTurns } from '../publish/in-turns';

/** What was seen whole a moment ago is not fetched again. */
const FRESH_MS = 10 * 60_000;
const AT_ONCE = 4;

/** Of the files on the hosts those that messages point at; of an imagemap only the folder of its widths stands there. */
export function pointedAt(
  hosted: readonly HostedObject[],
  messages: readonly Readonly<Record<string, unknown>>[],
): HostedObject[] {
  const text = JSON.stringify(messages);
  return hosted.filter(
    ({ url }) => text.includes(`"${url}"`) || text.includes(`"${url.replace(/\/\d+$/, '')}"`),
  );
}

/**
 * A send may leave days after its pictures were uploaded, and a bucket may have been emptied, renamed or closed by
 * then. Fetches each address again as LINE would: status, type, size, bytes, certificate.
 */
export async function stillServed(
  objects: readonly HostedObject[],
  ports: {
    now: () => Date;
    fetchOf(hostId: string): MediaHostPort['fetchBack'];
    onSeen(url: string): Promise<void>;
  },
): Promise<Result<null>> {
  const now = ports.now().getTime();
  const due = objects.filter(({ verifiedAt }) => {
    const age = now - Date.parse(verifiedAt);
    return !(age >= 0 && age < FRESH_MS);
  });
  const byUrl = new Map(due.map((object) => [object.url, object]));
  const seen = await inTurns([...byUrl.keys()], AT_ONCE, async (url) => {
    const object = byUrl.get(url) as HostedObject;
    const answer = await seeServed(object, ports.fetchOf(object.hostId));
    if (answer.ok) await ports.onSeen(url);
    return answer;
  });
  return seen.ok ? ok(null) : seen;
}

/** Whether an address still serves what was uploaded: status, type, size, bytes, certificate. */
export const seeServed = (
  { url, name, mime, bytes }: Pick<HostedObject, 'url' | 'name' | 'mime' | 'bytes'>,
  fetchOne: MediaHostPort['fetchBack'],
): Promise<Result<null>> =>
  fetchBack(
    { publicUrl: () => url, fetchBack: fetchOne },
    { name, hash: hashIn(name), mime, bytes: { path: '', size: bytes } },
  );

/** A file's name follows from its bytes; a width of an imagemap has only its folder's. */
function hashIn(name: string) {
  const found = /(?:^|\/)([0-9a-f]{64})\.[a-z0-9]+$/.exec(name)?.[1];
  return found === undefined ? null : sha256.parse(found);
}
