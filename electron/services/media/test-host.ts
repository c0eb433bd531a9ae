import type { MediaCheck } from '#shared/domain/media-host';
import type { AppError, Result } from '#shared/errors/app-error';
import { fetchBack } from '../../media/fetch-back';
import { fileName } from '../../media/object-name';
import type { MediaHostPort, MediaObject } from '../../media/port';
import { sha256Hex } from '../../store/hash';

/** A picture of one pixel; always the same, so that testing again leaves nothing more behind. */
const PROBE = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Does what an upload does, with a picture of one pixel, and says at which step it ends. */
export async function testHost(host: MediaHostPort): Promise<MediaCheck[]> {
  const hash = sha256Hex(PROBE);
  const probe: MediaObject = {
    name: fileName(hash, 'image/png'),
    hash,
    mime: 'image/png',
    bytes: PROBE,
  };
  const checks: MediaCheck[] = [];
  const failedAt = (step: MediaCheck['step'], error: AppError): MediaCheck[] => {
    const order: MediaCheck['step'][] = ['reach', 'store', 'fetchBack', 'sameBytes'];
    checks.push({ step, state: 'bad', error });
    for (const later of order.slice(order.indexOf(step) + 1))
      checks.push({ step: later, state: 'skipped', error: null });
    return checks;
  };
  const good = (step: MediaCheck['step']) => checks.push({ step, state: 'good', error: null });

  const there = await host.has(probe.name);
  if (!there.ok) return failedAt('reach', there.error);
  good('reach');
  const put: Result<unknown> = there.value ? there : await host.put(probe, 'new');
  if (!put.ok) return failedAt('store', put.error);
  good('store');
  const seen = await fetchBack(host, probe);
  if (!seen.ok && seen.error.code !== 'media.otherBytes') return failedAt('fetchBack', seen.error);
  good('fetchBack');
  if (!seen.ok) return failedAt('sameBytes', seen.error);
  good('sameBytes');
  return checks;
}
