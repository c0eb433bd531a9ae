import { useState } from 'react';
import type { DocumentOf } from '#shared/document/kinds';
import type { ProblemPath } from '#shared/errors/app-error';
import { invoke } from '../bridge';
import type { DocumentModel } from '../data/document-model';
import { reportFailure } from '../data/failures';
import type { OpenDocument } from '../data/open-documents';
import { useStudio } from '../data/studio';
import { CouponEditor } from '../features/composer/coupon/CouponEditor';
import { isToBeSaid } from '../features/composer/use-wire-document';
import { CouponPanel } from '../features/phone/wire/CouponPanel';
import { MessageProblems } from '../features/problems/MessageProblems';
import { useT } from '../i18n';
import { FormScreen } from './FormScreen';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** One coupon: its form, and what a follower sees of it. */
export function CouponScreen({ document }: { document: OpenDocument }) {
  const t = useT('coupon');
  const studio = useStudio();
  // this screen is opened for coupons only
  const model = document.model as unknown as DocumentModel<DocumentOf<'coupon'>>;
  const [place, setPlace] = useState<ProblemPath | null>(null);
  const duplicate = async () => {
    await document.autosave.flush();
    const copy = await invoke('documents.duplicate', { id: document.id });
    if (!copy.ok) return reportFailure(copy.error);
    await studio.openDocument(copy.value.document.id);
  };
  return (
    <FormScreen
      document={document}
      readOnlyText={t('readOnly')}
      problems={
        <MessageProblems
          model={document.model}
          fine="noneWire"
          filter={isToBeSaid}
          onReveal={(path) => setPlace(path.slice(1))}
        />
      }
      sideLabel={t('phone')}
      side={<CouponPanel model={model} />}
      data-testid="coupon-screen"
    >
      <ErrorBoundary place="coupon" resetKey={document.id}>
        <CouponEditor
          model={model}
          readOnly={document.readOnly}
          place={place}
          flush={() => document.autosave.flush()}
          onDuplicate={() => void duplicate()}
        />
      </ErrorBoundary>
    </FormScreen>
  );
}
