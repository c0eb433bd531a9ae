import { produce } from 'immer';
import { startCampaignOn } from '#shared/campaign/calendar/shift';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../bridge';
import { reportFailure } from './failures';
import type { Studio } from './studio';

/** A copy of a campaign that begins on another day; null: it failed, and that was said. Nothing of it was sent. */
export async function duplicateCampaign(
  studio: Studio,
  id: DocumentId,
  wanted: { day: string; name: string },
): Promise<DocumentId | null> {
  await studio.documents.flushAll();
  const made = await invoke('documents.duplicate', { id });
  if (!made.ok) {
    reportFailure(made.error);
    return null;
  }
  const { document, revision } = made.value;
  const moved = produce(document as Campaign, (draft) => {
    draft.name = wanted.name;
    startCampaignOn(draft, wanted.day);
  });
  const saved = await invoke('documents.save', { document: moved, baseRevision: revision });
  if (!saved.ok) {
    reportFailure(saved.error);
    return null;
  }
  return moved.id;
}
