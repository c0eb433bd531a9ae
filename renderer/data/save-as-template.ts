import type { KindName } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../bridge';
import { i18nInstance } from '../i18n';
import { showNotice } from '../ui';
import { reportFailure } from './failures';
import type { Studio } from './studio';

/** Kinds that something new can be begun from. */
const TEMPLATE_KINDS: ReadonlySet<KindName> = new Set([
  'richMenuSet',
  'richMessage',
  'richCarousel',
  'cardMessage',
]);
export const canBeTemplate = (kind: string | undefined): boolean =>
  TEMPLATE_KINDS.has(kind as KindName);

/** Keeps a copy as it is now for whoever begins something new; the document itself stays what it is. */
export async function saveAsTemplate(
  studio: Studio,
  { id, name }: { id: DocumentId; name: string },
): Promise<void> {
  await studio.documents.flushAll();
  const saved = await invoke('documents.duplicate', {
    id,
    as: 'template',
    ...(name === '' ? {} : { name: name.slice(0, 300) }),
  });
  if (!saved.ok) return reportFailure(saved.error);
  const template = saved.value.document.id;
  const t = i18nInstance.getFixedT(null, 'templates');
  showNotice({
    id: `template-${template}`,
    tone: 'good',
    message: t('own.saved', { name }),
    action: {
      label: t('own.undo'),
      run: () =>
        void invoke('documents.delete', { id: template }).then((gone) => {
          if (!gone.ok) reportFailure(gone.error);
        }),
    },
  });
}
