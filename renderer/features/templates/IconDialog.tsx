import type { LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { LayerId } from '#shared/domain/ids';
import { pathOf } from '#shared/geometry/svg-path';
import { insertIcon } from '../../editor/actions';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { SearchDialog } from '../../ui';
import styles from './IconDialog.module.css';

/** As many as a person looks through; more are found by their name. */
const SHOWN = 240;

/** Every icon of the set, by name; the chosen one's outlines go into the document. */
export function IconDialog(props: { editor: Editor; replaces?: LayerId; onClose(): void }) {
  const t = useT('templates');
  const [icons, setIcons] = useState<readonly (readonly [string, LucideIcon])[]>([]);
  const [search, setSearch] = useState('');
  useEffect(() => {
    let stale = false;
    // the whole set is large, and only this dialog needs it
    void import('./all-icons').then(({ allIcons }) => {
      if (!stale) setIcons(allIcons);
    });
    return () => {
      stale = true;
    };
  }, []);
  const words = search.toLowerCase().replace(/[\s-]+/g, '');
  const found = useMemo(
    () => icons.filter(([name]) => name.toLowerCase().includes(words)),
    [icons, words],
  );
  const choose = (name: string, svg: SVGElement | null) => {
    if (!svg) return;
    const path = pathOf(
      [...svg.children].map((element) => ({
        name: element.tagName,
        attributes: Object.fromEntries([...element.attributes].map((a) => [a.name, a.value])),
      })),
    );
    const { editor, replaces } = props;
    if (replaces === undefined) insertIcon(editor, name, path);
    else {
      editor.edit({ label: 'editLayer' }, (draft) => {
        for (const page of draft.pages) {
          for (const layer of page.layers) {
            if (layer.id === replaces && layer.kind === 'icon')
              Object.assign(layer, { icon: name, path });
          }
        }
      });
    }
    props.onClose();
  };
  return (
    <SearchDialog
      onClose={props.onClose}
      title={t('icon.title')}
      label={t('icon.search')}
      search={search}
      onSearch={setSearch}
      count={t('icon.count', { count: found.length })}
      note={icons.length > 0 && found.length === 0 ? t('icon.none') : undefined}
      width={640}
      data-testid="icon-dialog"
      searchTestId="icon-search"
    >
      <div className={styles.grid}>
        {found.slice(0, SHOWN).map(([name, Icon]) => (
          <button
            key={name}
            type="button"
            className={styles.icon}
            aria-label={name}
            title={name}
            data-testid={`icon-${name}`}
            onClick={(event) => choose(name, event.currentTarget.querySelector('svg'))}
          >
            <Icon size={24} strokeWidth={1.75} />
          </button>
        ))}
      </div>
    </SearchDialog>
  );
}
