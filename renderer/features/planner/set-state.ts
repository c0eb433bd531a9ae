import type { Campaign, CampaignState } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import type { Studio } from '../../data/studio';

/** Says how far a campaign is. One that is open changes in its own tab, so that both show the same. */
export async function setCampaignState(
  studio: Studio,
  id: DocumentId,
  state: CampaignState,
): Promise<Result<null>> {
  const open = studio.documents.store.getState().documents.get(id);
  if (open?.kind === 'campaign') {
    if (open.readOnly) return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    open.model.edit({ label: 'editGeneral' }, (draft) => {
      (draft as Campaign).state = state;
    });
    open.model.closeStep();
    await open.autosave.flush();
    return ok(null);
  }
  const got = await invoke('documents.get', { id });
  if (!got.ok) return got;
  const { document, revision } = got.value;
  if (document.kind !== 'campaign')
    return fail(appError('store.noSuchDocument', 'This document is no longer in the workspace.'));
  const saved = await invoke('documents.save', {
    document: { ...document, state },
    baseRevision: revision,
  });
  return saved.ok ? ok(null) : saved;
}
