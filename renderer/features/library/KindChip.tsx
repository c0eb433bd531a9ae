import type { DocumentHead } from '#shared/domain/workspace';
import { useT } from '../../i18n';
import { Chip } from '../../ui';

/** What kind of message it is; a rich message with a video in it has a name of its own. */
export function KindChip({ head }: { head: DocumentHead }) {
  const t = useT('library');
  const kind =
    head.kind === 'richMessage' && head.summary?.hasVideo === true ? 'richVideo' : head.kind;
  return <Chip tone="neutral">{t(head.archived ? 'status.archived' : `kind.${kind}`)}</Chip>;
}
