import type { Audience } from '#shared/domain/audience/schema';
import { standsFor } from '#shared/domain/audience/schema';
import { type ChannelId, type DocumentId, newId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { audienceSize } from '#shared/line/schema/audience';
import type { ServedAudience } from '../../line/inventory';
import type { PublishTarget } from './ports';
import type { PullPorts } from './pull';

/*
 * An audience at LINE as a document that points there. LINE gives nobody its ids, so there is no list; the count
 * is what LINE said. Nothing at LINE changes.
 */

type AudiencePorts = Pick<
  PullPorts,
  'beside' | 'createAudience' | 'saveAudience' | 'random' | 'now'
>;

/** Takes one audience in, if nothing of the workspace stands for it yet. */
export async function adoptAudience(
  { channelId, inventory }: PublishTarget,
  audienceGroupId: number,
  ports: AudiencePorts,
): Promise<Result<{ documentIds: DocumentId[] }>> {
  const listed = await inventory?.audiences();
  if (listed && !listed.ok) return listed;
  const served = listed?.value.value.find((one) => one.audienceGroupId === audienceGroupId);
  if (!served)
    return fail(
      appError('publish.audienceGone', 'This audience is no longer at LINE.', {
        details: { audienceGroupId },
      }),
    );
  const taken = await takeAudiences([served], channelId, ports);
  return taken.ok ? ok({ documentIds: taken.value }) : taken;
}

/** Makes a document of each that has none; of those that have one only LINE's count is renewed. */
export async function takeAudiences(
  served: readonly ServedAudience[],
  channelId: ChannelId,
  ports: AudiencePorts,
): Promise<Result<DocumentId[]>> {
  const known = await ports.beside.audiences();
  if (!known.ok) return known;
  const made: DocumentId[] = [];
  for (const audience of served) {
    const own = known.value.filter((each) => standsFor(each, channelId, audience.audienceGroupId));
    for (const document of own) {
      const renewed = recounted(document, audience, ports.now());
      const saved = renewed ? await ports.saveAudience(renewed) : ok(null);
      if (!saved.ok) return saved;
    }
    if (own.length > 0) continue;
    const document = documentOf(audience, channelId, ports);
    const created = await ports.createAudience(document);
    if (!created.ok) return created;
    made.push(document.id);
  }
  return ok(made);
}

function documentOf(
  served: ServedAudience,
  channelId: ChannelId,
  { random, now }: Pick<AudiencePorts, 'random' | 'now'>,
): Audience {
  const { audienceGroupId, description, type } = served;
  const at = now().toISOString();
  return {
    id: newId('doc', random),
    kind: 'audience',
    name: description || String(audienceGroupId),
    tags: [],
    notes: '',
    archived: false,
    createdAt: at,
    updatedAt: at,
    origin: { from: 'line', channelId, audienceGroupId, type, count: countOf(served), readAt: at },
    count: 0,
    list: null,
    uploads: [],
    sample: false,
  };
}

function recounted(document: Audience, served: ServedAudience, now: Date): Audience | null {
  const { origin } = document;
  const count = countOf(served);
  if (origin.from !== 'line' || origin.count === count) return null;
  return { ...document, origin: { ...origin, count, readAt: now.toISOString() } };
}

const countOf = (served: ServedAudience): number | null =>
  audienceSize({
    audienceGroupId: served.audienceGroupId,
    type: served.type,
    audienceCount: served.audienceCount,
    isIfaAudience: served.isIfaAudience,
  });
