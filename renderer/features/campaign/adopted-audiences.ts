import type { Campaign } from '#shared/domain/campaign/schema';
import type { DocumentHead } from '#shared/domain/workspace';

/** An audience at LINE as a document of the workspace remembers it. */
export interface AdoptedAudience {
  audienceGroupId: number;
  name: string;
  count: number | null;
}

/** Those that were taken in from the campaign's channel, or from any while it has none: known without asking LINE. */
export const adoptedOf = (
  heads: readonly DocumentHead[],
  { channelId }: Pick<Campaign, 'channelId'>,
): AdoptedAudience[] =>
  heads.flatMap(({ name, summary }) =>
    summary?.from === 'line' && (channelId === null || summary.channelId === channelId)
      ? [
          {
            audienceGroupId: Number(summary.audienceGroupId),
            name,
            count: typeof summary.count === 'number' ? summary.count : null,
          },
        ]
      : [],
  );

/** What the library is asked for, so that those of other channels are not even counted. */
export const channelOf = ({ channelId }: Pick<Campaign, 'channelId'>): { channelId?: string } =>
  channelId === null ? {} : { channelId };
