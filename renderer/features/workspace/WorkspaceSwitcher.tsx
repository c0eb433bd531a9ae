import { ChevronDown, FolderOpen, Sparkles } from 'lucide-react';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { openRecent } from '../../data/workspace';
import { useT } from '../../i18n';
import { Menu, type MenuEntry } from '../../ui';
import styles from './workspace.module.css';

/** The name of the workspace; opens the list of others. */
export function WorkspaceSwitcher() {
  const t = useT('app');
  const studio = useStudio();
  const current = useQuery('workspace.current', undefined).value;
  const recent = useQuery('workspace.recent', undefined).value ?? [];
  const others = recent.filter((workspace) => workspace.folder !== current?.folder);
  const entries: MenuEntry[] = [
    ...(current ? [{ id: 'folder', heading: current.folder }] : []),
    ...others.slice(0, 8).map((workspace) => ({
      id: workspace.token,
      label: workspace.name,
      onSelect: () => void openRecent(studio, workspace.token),
    })),
    ...(others.length > 0 ? [{ id: 'line', divider: true as const }] : []),
    {
      id: 'open',
      label: t('workspace.open'),
      icon: <FolderOpen size={16} strokeWidth={1.5} />,
      onSelect: () => studio.runCommand('workspace.open'),
    },
    {
      id: 'sample',
      label: t('workspace.sample'),
      icon: <Sparkles size={16} strokeWidth={1.5} />,
      disabled: current?.isSample === true,
      onSelect: () => studio.runCommand('workspace.openSample'),
    },
  ];
  return (
    <Menu
      width={280}
      entries={entries}
      trigger={
        <button type="button" className={styles.switcher} data-testid="workspace-switcher">
          <span className={styles.name}>{current?.name ?? ''}</span>
          {current?.readOnly && <span className={styles.readOnly}>{t('workspace.readOnly')}</span>}
          <ChevronDown size={14} strokeWidth={1.5} />
        </button>
      }
    />
  );
}
