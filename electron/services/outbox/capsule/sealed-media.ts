import type { SealedMedia } from '#shared/domain/capsule';
import type { HostedObject } from '#shared/domain/media-host';
import { fail, ok, type Result } from '#shared/errors/app-error';
import type { MediaHostPort } from '../../../media/port';
import { REHEARSAL_MEDIA } from '../../../media/rehearsal';
import { seeServed } from '../../media/still-served';

/** What a capsule carries along, so that a machine without the workspace knows what has to be served. */
export const mediaToSeal = (pointedAt: readonly HostedObject[]): { media?: SealedMedia[] } => {
  const media = pointedAt
    // the rehearsal's own host answers in the workspace's process only
    .filter(({ url }) => !url.startsWith(REHEARSAL_MEDIA))
    .map(({ url, name, mime, bytes }) => ({ url, name, mime, bytes }));
  return media.length === 0 ? {} : { media };
};

/** Fetches every file back as LINE would, on the machine that is about to send. */
export async function seeSealed(
  media: readonly SealedMedia[],
  fetchBack: MediaHostPort['fetchBack'],
): Promise<Result<null>> {
  for (const object of media) {
    const seen = await seeServed(object, fetchBack);
    if (!seen.ok)
      return fail({ ...seen.error, details: { ...seen.error.details, url: object.url } });
  }
  return ok(null);
}
