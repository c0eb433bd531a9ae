import { useT } from '../../i18n';
import { Dialog, Kbd } from '../../ui';
import styles from './settings.module.css';

export interface ShortcutGroup {
  id: string;
  title: string;
  rows: readonly { id: string; title: string; shortcut: string }[];
}

/** Every shortcut there is, from the same registry that the keys themselves are read from. */
export function ShortcutsDialog(props: { groups: readonly ShortcutGroup[]; onClose(): void }) {
  const t = useT('settings');
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('shortcuts.label')}
      width={760}
      data-testid="shortcuts"
    >
      <div className={styles.shortcuts}>
        {props.groups.map((group) => (
          <section key={group.id} className={styles.shortcutGroup}>
            <h3 className={styles.shortcutTitle}>{group.title}</h3>
            <ul>
              {group.rows.map((row) => (
                <li key={row.id} className={styles.shortcut}>
                  <span>{row.title}</span>
                  <Kbd shortcut={row.shortcut} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
