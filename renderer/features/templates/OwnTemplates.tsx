import { LayoutTemplate } from 'lucide-react';
import { useEffect } from 'react';
import type { ProductKind } from '#shared/domain/design/design';
import type { DocumentId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { Button, RadioCards, SegmentedControl } from '../../ui';
import styles from './templates.module.css';

/** More than anybody chooses from by looking. */
const MOST = 200;

/** The templates that people of this workspace saved, newest first; none while they are being read. */
export function useOwnTemplates(kind: ProductKind | 'cardMessage'): readonly DocumentHead[] {
  return (
    useQuery('documents.list', { kinds: [kind], templates: true, offset: 0, limit: MOST }).value
      ?.heads ?? []
  );
}

/** What something new begins with: a layout, which is asked for below, or a template of one's own. */
export function BeginWith(props: {
  templates: readonly DocumentHead[];
  /** Null: a layout. */
  value: DocumentId | null;
  onChange(template: DocumentId | null): void;
  onClose(): void;
}) {
  const t = useT('templates');
  const studio = useStudio();
  const { templates, value } = props;
  const [first] = templates;
  if (!first) return null;
  return (
    <>
      <SegmentedControl<'layout' | 'own'>
        fill
        label={t('own.begin')}
        value={value === null ? 'layout' : 'own'}
        options={[
          { value: 'layout', label: t('own.layout') },
          { value: 'own', label: t('own.mine', { count: templates.length }) },
        ]}
        onChange={(next) => props.onChange(next === 'own' ? (first.id as DocumentId) : null)}
        data-testid="begin-with"
      />
      {value !== null && (
        <div className={styles.templates}>
          <RadioCards
            label={t('own.label')}
            columns={4}
            value={value}
            options={templates.map((head) => ({
              value: head.id,
              picture: <OwnPicture head={head} />,
              label: head.name,
            }))}
            onChange={(id) => props.onChange(id as DocumentId)}
            data-testid="own-template"
          />
          <div className={styles.ownMore}>
            <Button
              variant="ghost"
              onClick={() => {
                props.onClose();
                void studio.openDocument(value);
              }}
              data-testid="open-template"
            >
              {t('own.open')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function OwnPicture({ head }: { head: DocumentHead }) {
  const studio = useStudio();
  const isMissing = head.thumbnail === null;
  useEffect(() => {
    if (isMissing) studio.wantThumbnail(head.id);
  }, [isMissing, head.id, studio]);
  return (
    <span className={styles.ownPicture}>
      {head.thumbnail ? (
        <img src={`app://tapestry/asset/${head.thumbnail}`} alt="" draggable={false} />
      ) : (
        <LayoutTemplate size={20} strokeWidth={1.5} aria-hidden />
      )}
    </span>
  );
}
