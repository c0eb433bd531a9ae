import { KeyRound, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Settings } from '#shared/domain/workspace';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { updateSettings, useSettings } from '../../data/settings';
import { showDialog } from '../../data/window-state';
import { LOCALES, useT } from '../../i18n';
import { Button, SegmentedControl, Select, Switch } from '../../ui';
import styles from './settings.module.css';

/** Languages are called by their own name, whatever the language on screen. */
const OWN_NAMES = { 'zh-TW': '繁體中文', en: 'English', ja: '日本語' } as const;

/** `extra`: settings that belong to another feature, in front of the files. */
export function SettingsScreen({ extra }: { extra?: ReactNode }) {
  const t = useT('settings');
  const settings = useSettings();
  const info = useQuery('app.info', undefined).value;
  const workspace = useQuery('workspace.current', undefined).value;
  const system = info ? OWN_NAMES[info.systemLocale] : '';
  return (
    <main className={styles.screen} data-testid="settings">
      <div className={styles.column}>
        <h1 className={styles.title}>{t('title')}</h1>

        <Group title={t('look.title')}>
          <Row label={t('language.label')} note={t('language.note')}>
            <Select<Settings['locale']>
              aria-label={t('language.label')}
              className={styles.control}
              value={settings.locale}
              options={[
                { value: 'system', label: t('language.system', { name: system }) },
                ...LOCALES.map((value) => ({ value, label: OWN_NAMES[value] })),
              ]}
              onChange={(locale) => void updateSettings({ locale })}
              data-testid="setting-locale"
            />
          </Row>
          <Row label={t('theme.label')}>
            <SegmentedControl<Settings['theme']>
              fill
              label={t('theme.label')}
              value={settings.theme}
              options={[
                { value: 'system', label: t('theme.system') },
                { value: 'light', label: t('theme.light') },
                { value: 'dark', label: t('theme.dark') },
              ]}
              onChange={(theme) => void updateSettings({ theme })}
              data-testid="setting-theme"
            />
          </Row>
        </Group>

        <Group title={t('editor.title')}>
          <Switch
            label={t('editor.snapping')}
            note={t('editor.snappingNote')}
            checked={settings.snapping}
            onChange={(snapping) => void updateSettings({ snapping })}
          />
          <Switch
            label={t('editor.grid')}
            checked={settings.grid}
            onChange={(grid) => void updateSettings({ grid })}
          />
          <Row label={t('shortcuts.label')} note={t('shortcuts.note')}>
            <Button onClick={() => showDialog({ kind: 'shortcuts' })}>{t('shortcuts.show')}</Button>
          </Row>
        </Group>

        <Group title={t('sending.title')}>
          <Row label={t('sending.whenClosed')} note={t('sending.whenClosedNote')}>
            <Select<Settings['whenClosed']>
              aria-label={t('sending.whenClosed')}
              className={styles.control}
              value={settings.whenClosed}
              options={(['ask', 'keep', 'quit'] as const).map((value) => ({
                value,
                label: t(`sending.${value}`),
              }))}
              onChange={(whenClosed) => void updateSettings({ whenClosed })}
              data-testid="setting-when-closed"
            />
          </Row>
          <Switch
            label={t('sending.startAtLogin')}
            note={t('sending.startAtLoginNote')}
            checked={settings.startAtLogin}
            onChange={(startAtLogin) => void updateSettings({ startAtLogin })}
          />
        </Group>

        <Group title={t('tokens.title')}>
          <Row
            label={
              <span className={styles.keychain}>
                {info?.keychain === 'available' ? (
                  <KeyRound size={16} strokeWidth={1.5} />
                ) : (
                  <ShieldAlert size={16} strokeWidth={1.5} />
                )}
                {t(`tokens.${info?.keychain ?? 'none'}.label`)}
              </span>
            }
            note={t(`tokens.${info?.keychain ?? 'none'}.note`)}
          />
        </Group>

        {extra}

        <Group title={t('files.title')}>
          <Row label={t('files.workspace')} note={workspace?.folder} selectable />
          <Row label={t('files.log')} note={t('files.logNote')}>
            <Button
              onClick={() =>
                void invoke('app.showLogFolder', undefined).then((answer) => {
                  if (!answer.ok) reportFailure(answer.error);
                })
              }
            >
              {t('files.showLog')}
            </Button>
          </Row>
          <Row
            label={t('about.version')}
            note={info ? t('about.detail', { version: info.version, electron: info.electron }) : ''}
            selectable
          />
        </Group>
      </div>
    </main>
  );
}

function Group(props: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={props.title}>
      <h2 className={styles.groupTitle}>{props.title}</h2>
      <div className={styles.rows}>{props.children}</div>
    </section>
  );
}

function Row(props: {
  label: ReactNode;
  note?: ReactNode;
  selectable?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <div>{props.label}</div>
        {props.note !== undefined && (
          <p className={styles.note} data-selectable={props.selectable || undefined}>
            {props.note}
          </p>
        )}
      </div>
      {props.children}
    </div>
  );
}
