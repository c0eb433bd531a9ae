import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { DocumentHead } from '#shared/domain/workspace';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { OPENABLE_KINDS } from '../../data/window-state';
import { useT } from '../../i18n';
import { cx, Kbd } from '../../ui';
import { bestScore } from './fuzzy';
import styles from './Palette.module.css';

export interface PaletteCommand {
  id: string;
  title: string;
  /** The menu it stands in, as a quiet word at the right. */
  group: string;
  shortcut: string | undefined;
  isEnabled: boolean;
  isChecked: boolean | undefined;
  /** Other words it is found by: the English title, the id. */
  keywords: readonly string[];
}

interface Row {
  key: string;
  label: string;
  detail: ReactNode;
  shortcut?: string;
  picture?: ReactNode;
  dimmed?: boolean;
  run(): void;
}

const MOST_DOCUMENTS = 6;

/** Every command and every menu by a few letters. Recent commands stand first. */
export function Palette(props: {
  opened: boolean;
  onClose(): void;
  commands(): readonly PaletteCommand[];
  recent(): readonly string[];
}) {
  const t = useT('palette');
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.onClose}
      size={560}
      yOffset={48}
      transitionProps={{ duration: 80, transition: 'fade' }}
      classNames={{ overlay: styles.overlay, content: styles.content }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('label')} data-testid="palette">
        {props.opened && <Content {...props} />}
      </Modal.Content>
    </Modal.Root>
  );
}

function Content(props: {
  onClose(): void;
  commands(): readonly PaletteCommand[];
  recent(): readonly string[];
}) {
  const t = useT('palette');
  const studio = useStudio();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const text = query.trim();
  // Taken once per opening: what can run now does not change while the palette has the keyboard.
  const [commands] = useState(() => props.commands());
  const [recent] = useState(() => props.recent());
  const found = useQuery('documents.list', {
    ...(text === '' ? {} : { text }),
    kinds: [...OPENABLE_KINDS],
    archived: false,
    offset: 0,
    limit: MOST_DOCUMENTS,
  });
  const heads = found.value?.heads;

  const { commandRows, documentRows } = useMemo(() => {
    const pick = (run: () => void) => () => {
      props.onClose();
      // After the dialog gave the focus back, so that the command meets the window as it was.
      setTimeout(run, 0);
    };
    return {
      commandRows: rank(commands, recent, text).map(
        (command): Row => ({
          key: command.id,
          label: command.title,
          detail: command.isEnabled ? command.group : t('notNow'),
          shortcut: command.shortcut,
          dimmed: !command.isEnabled,
          run: pick(() => studio.runCommand(command.id)),
        }),
      ),
      documentRows: (heads ?? []).map(
        (head): Row => ({
          key: head.id,
          label: head.name,
          detail:
            head.kind === 'richMenuSet'
              ? t('pages', { count: head.pages })
              : t(`kind.${head.kind}`),
          picture: <Picture head={head} />,
          run: pick(() => void studio.openDocument(head.id)),
        }),
      ),
    };
  }, [commands, recent, text, heads, studio, t, props.onClose]);

  const rows = text === '' ? [...commandRows, ...documentRows] : [...documentRows, ...commandRows];
  const groups =
    text === ''
      ? [
          { title: t('commands'), rows: commandRows },
          { title: t('documents'), rows: documentRows },
        ]
      : [
          { title: t('documents'), rows: documentRows },
          { title: t('commands'), rows: commandRows },
        ];
  const at = Math.min(active, rows.length - 1);
  const move = (to: number) => {
    const next = (to + rows.length) % Math.max(1, rows.length);
    setActive(next);
    list.current?.querySelector(`#palette-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'Enter') rows[at]?.run();
    else return;
    event.preventDefault();
  };

  let index = -1;
  return (
    <>
      <div className={styles.field}>
        <Search size={16} strokeWidth={1.5} aria-hidden />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t('label')}
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={rows[at] ? `palette-${at}` : undefined}
          placeholder={t('label')}
          data-autofocus
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          data-testid="palette-input"
        />
      </div>
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label={t('label')}
        className={styles.list}
      >
        {groups.map(
          (group) =>
            group.rows.length > 0 && (
              <div key={group.title} role="group" aria-label={group.title}>
                <div className={styles.heading} aria-hidden>
                  {group.title}
                </div>
                {group.rows.map((row) => {
                  index += 1;
                  const own = index;
                  return (
                    // Keys are handled by the field, which keeps the focus.
                    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
                    <div
                      key={row.key}
                      id={`palette-${own}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={own === at}
                      aria-disabled={row.dimmed}
                      className={cx(
                        styles.row,
                        own === at && styles.on,
                        row.dimmed && styles.dimmed,
                      )}
                      onMouseMove={() => setActive(own)}
                      onClick={row.run}
                      data-testid="palette-row"
                      data-id={row.key}
                    >
                      {row.picture}
                      <span className={styles.label}>{row.label}</span>
                      <span className={styles.detail}>{row.detail}</span>
                      {row.shortcut && <Kbd shortcut={row.shortcut} />}
                    </div>
                  );
                })}
              </div>
            ),
        )}
        {rows.length === 0 && found.status !== 'loading' && (
          <p className={styles.nothing}>{t('nothing', { text })}</p>
        )}
      </div>
    </>
  );
}

/** Without a query: recent ones, then the rest in the order of the menus. */
function rank(
  commands: readonly PaletteCommand[],
  recent: readonly string[],
  text: string,
): PaletteCommand[] {
  if (text === '') {
    const place = (command: PaletteCommand) => {
      const at = recent.indexOf(command.id);
      return at < 0 ? recent.length : at;
    };
    return [...commands].sort(
      (a, b) => place(a) - place(b) || Number(b.isEnabled) - Number(a.isEnabled),
    );
  }
  return commands
    .flatMap((command) => {
      const score = bestScore(text, [command.title, ...command.keywords]);
      return score === null ? [] : [{ command, score: score + (command.isEnabled ? 20 : 0) }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

function Picture({ head }: { head: DocumentHead }) {
  return (
    <span className={styles.picture}>
      {head.thumbnail && <img src={`app://tapestry/asset/${head.thumbnail}`} alt="" />}
    </span>
  );
}
