import { useMemo } from 'react';
import type { KindName } from '#shared/document/kinds';
import { useQuery } from '../../data/query';
import { useT } from '../../i18n';
import { Select } from '../../ui';
import styles from './library.module.css';
import { useShelf } from './shelf';

const ANY = '*';

/** By kind where the library holds several, and by tag where tags are used. */
export function ShelfFilters(props: {
  kind: KindName | null;
  onKind(kind: KindName | null): void;
  tag: string | null;
  onTag(tag: string | null): void;
}) {
  const t = useT('library');
  const shelf = useShelf();
  const all = useQuery('documents.list', {
    kinds: [...shelf.kinds],
    archived: false,
    offset: 0,
    limit: 20_000,
  }).value;
  const tags = useMemo(
    () => [...new Set((all?.heads ?? []).flatMap((head) => head.tags))].sort(),
    [all],
  );
  const hasKinds = shelf.kinds.length > 1;
  if (!hasKinds && tags.length === 0 && props.tag === null) return null;
  return (
    <div className={styles.choices}>
      {hasKinds && (
        <Select
          aria-label={t('filter.kind')}
          value={props.kind ?? ANY}
          options={[
            { value: ANY, label: t('filter.everyKind') },
            ...shelf.kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          ]}
          onChange={(value) => props.onKind(value === ANY ? null : (value as KindName))}
          data-testid="library-kind"
        />
      )}
      {(tags.length > 0 || props.tag !== null) && (
        <Select
          aria-label={t('filter.tag')}
          value={props.tag ?? ANY}
          options={[
            { value: ANY, label: t('filter.everyTag') },
            ...tags.map((tag) => ({ value: tag, label: tag })),
          ]}
          onChange={(value) => props.onTag(value === ANY ? null : value)}
          data-testid="library-tag"
        />
      )}
    </div>
  );
}
