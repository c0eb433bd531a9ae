import { useMemo } from 'react';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { Problem } from '#shared/errors/app-error';
import type { PlanRange } from '#shared/ipc/channels/campaigns';
import type { DocumentModel } from '../../data/document-model';
import type { OpenDocument } from '../../data/open-documents';
import { useQuery } from '../../data/query';
import { useReadable } from '../../editor/use-readable';

/** A campaign while it is open: what it says, how it is changed, what the main process found. */
export interface CampaignWork {
  campaign: Campaign;
  readOnly: boolean;
  /** Typing in one field is one step: `merge` names the field. */
  edit(label: string, recipe: (draft: Campaign) => void, merge?: string): void;
  editBroadcast(
    id: string,
    label: string,
    recipe: (draft: Broadcast) => void,
    merge?: string,
  ): void;
  /** Checked together with its neighbours a moment after each save; undefined before the first answer. */
  plan: PlanRange | undefined;
  problems: readonly Problem[];
  peopleOf(id: string): number | null;
}

export function useCampaign(open: OpenDocument): CampaignWork {
  const model = open.model as unknown as DocumentModel<Campaign>;
  const campaign = useReadable(model.document, (document) => document);
  const plan = useQuery('plan.campaign', { id: open.id }).value;
  const check = plan?.checks.find(({ id }) => id === open.id);
  return useMemo(() => {
    const edit: CampaignWork['edit'] = (label, recipe, merge) => {
      if (open.readOnly) return;
      model.edit(merge === undefined ? { label } : { label, coalesce: merge }, recipe);
      if (merge === undefined) model.closeStep();
    };
    return {
      campaign,
      readOnly: open.readOnly,
      edit,
      editBroadcast(id, label, recipe, merge) {
        edit(
          label,
          (draft) => {
            const found = draft.broadcasts.find((broadcast) => broadcast.id === id);
            if (found) recipe(found);
          },
          merge === undefined ? undefined : `${id} ${merge}`,
        );
      },
      plan,
      problems: check?.problems ?? [],
      peopleOf: (id) => check?.people[id] ?? null,
    };
  }, [campaign, plan, check, model, open.readOnly]);
}
