import type { ExperimentRun } from '#shared/domain/campaign/experiment-run';
import { assetHashOf } from '#shared/preview/asset-url';
import { wireText } from '#shared/preview/messages-of';

/** What we put on a host is called by its bytes: `ab/abcd….png`. An imagemap is not: its folder holds five widths. */
const BY_BYTES = /\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.(?:png|jpg|gif|mp4)$/;

/**
 * Pictures of a message as it was frozen: they lie on a host by then, and the workspace has kept their bytes. What
 * was never ours is not fetched.
 */
export const frozenSource =
  (kept: ExperimentRun['pictures']) =>
  (url: string): string | null => {
    const hash = assetHashOf(url) ?? kept?.[url] ?? BY_BYTES.exec(url)?.[2];
    return hash === undefined ? null : `app://tapestry/asset/${hash}`;
  };

/** Where messages name a picture; `url` stands for one in a Flex picture alone. */
const FIELDS = ['baseUrl', 'previewImageUrl', 'imageUrl', 'thumbnailImageUrl', 'previewUrl'];
const FLEX_PICTURES: readonly unknown[] = ['image', 'icon'];

/** Whether messages show a picture that is not here, so that a grey field is no fault of the message. */
export function lacksPicture(
  messages: readonly Readonly<Record<string, unknown>>[],
  source: (url: string) => string | null,
): boolean {
  const waiting: unknown[] = [...messages];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const members = value as Record<string, unknown>;
    const fields = FLEX_PICTURES.includes(members.type) ? [...FIELDS, 'url'] : FIELDS;
    if (
      fields.some(
        (field) => wireText(members[field]) !== '' && source(wireText(members[field])) === null,
      )
    )
      return true;
    waiting.push(...Object.values(members));
  }
  return false;
}
