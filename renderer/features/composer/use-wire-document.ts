import { useCallback, useMemo } from 'react';
import type { DocumentOf } from '#shared/document/kinds';
import type { Problem } from '#shared/errors/app-error';
import { assetHashOf } from '#shared/preview/asset-url';
import type { DocumentModel } from '../../data/document-model';
import { useReadable } from '../../editor/use-readable';
import type { WireEditor } from './wire-context';

export type WireDocument = DocumentOf<'coupon'> | DocumentOf<'definition'>;
export type WireModel = Omit<DocumentModel, 'document' | 'edit'> & {
  readonly document: DocumentModel<WireDocument>['document'];
  edit: DocumentModel<WireDocument>['edit'];
};

/** A document that is one of LINE's objects: it is changed as a message's is, by places in its JSON. */
export function useWireDocument(model: WireModel, readOnly: boolean, label: string): WireEditor {
  const wire = useReadable(model.document, (document) => document.wire);
  const found = useReadable(model.problems, ({ problems }) => problems);
  const problems = useMemo(() => found.filter(isToBeSaid).map(insideOfWire), [found]);
  const edit = useCallback<WireEditor['edit']>(
    (recipe, typed) =>
      model.edit({ label, ...(typed === undefined ? {} : { coalesce: typed }) }, (draft) =>
        recipe(draft.wire),
      ),
    [model, label],
  );
  const closeStep = useCallback(() => model.closeStep(), [model]);
  return useMemo(
    () => ({ wire, problems, readOnly, edit, closeStep }),
    [wire, problems, readOnly, edit, closeStep],
  );
}

/** A picture of the workspace has no address yet; it gets one when LINE is to fetch it. */
export const isToBeSaid = ({ code, actual }: Problem): boolean =>
  code !== 'url.notHttps' || typeof actual !== 'string' || assetHashOf(actual) === null;

const insideOfWire = (problem: Problem): Problem => ({
  ...problem,
  path: problem.path[0] === 'wire' ? problem.path.slice(1) : problem.path,
});
