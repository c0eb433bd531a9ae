import { CircleQuestionMark, Copy, Minus, Redo2, Search, Square, Undo2, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { invoke } from '../../bridge';
import type { DocumentModel } from '../../data/document-model';
import { useActiveDocument } from '../../data/studio';
import { setPaletteOpen } from '../../data/window-state';
import type { HistoryState } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { WorkspaceSwitcher } from '../../features/workspace';
import { useT } from '../../i18n';
import { IconButton, Kbd, Menu, VisuallyHidden } from '../../ui';
import type { Dispatcher } from '../commands/dispatcher';
import { useMainMenu } from '../commands/main-menu';
import { Logo } from './Logo';
import styles from './TitleBar.module.css';

export function TitleBar(props: { dispatcher: Dispatcher; platform: string }) {
  const t = useT('app');
  const menu = useMainMenu(props.dispatcher);
  const isMac = props.platform === 'darwin';
  return (
    <header className={styles.bar} data-mac={isMac || undefined}>
      <div className={styles.start}>
        <VisuallyHidden component="h1">{document.title}</VisuallyHidden>
        <Menu
          width={240}
          entries={menu}
          trigger={
            <button
              type="button"
              className={styles.logo}
              aria-label={t('menu')}
              data-testid="main-menu"
            >
              <Logo />
            </button>
          }
        />
        <WorkspaceSwitcher />
      </div>
      <button
        type="button"
        className={styles.search}
        onClick={() => setPaletteOpen(true)}
        data-testid="open-palette"
      >
        <Search size={16} strokeWidth={1.5} />
        <span className={styles.searchText}>{t('search')}</span>
        <Kbd shortcut="Mod+K" />
      </button>
      <div className={styles.end}>
        <UndoRedo dispatcher={props.dispatcher} />
        <IconButton
          label={t('help')}
          shortcut={props.dispatcher.stateOf('app.handbook')?.meta.shortcut}
          icon={<CircleQuestionMark size={18} strokeWidth={1.5} />}
          onClick={() => props.dispatcher.run('app.handbook')}
          data-testid="help"
        />
        {!isMac && <WindowControls />}
      </div>
    </header>
  );
}

function UndoRedo({ dispatcher }: { dispatcher: Dispatcher }) {
  const model = useActiveDocument()?.model;
  return model ? (
    <UndoRedoOf model={model} dispatcher={dispatcher} />
  ) : (
    <UndoRedoButtons history={null} dispatcher={dispatcher} />
  );
}

function UndoRedoOf({ model, dispatcher }: { model: DocumentModel; dispatcher: Dispatcher }) {
  const history = useReadable(model.history, (state) => state);
  return <UndoRedoButtons history={history} dispatcher={dispatcher} />;
}

function UndoRedoButtons(props: { history: HistoryState | null; dispatcher: Dispatcher }) {
  const t = useT('app');
  const steps = useT('history');
  const { history, dispatcher } = props;
  const label = (verb: 'undo' | 'redo', step: string | null | undefined) =>
    step ? t(`${verb}Step`, { step: steps(step) }) : t(verb);
  return (
    <>
      <IconButton
        label={label('undo', history?.undoLabel)}
        shortcut={dispatcher.stateOf('edit.undo')?.meta.shortcut}
        icon={<Undo2 size={18} strokeWidth={1.5} />}
        disabled={!history?.canUndo}
        onClick={() => dispatcher.run('edit.undo')}
        data-testid="undo"
      />
      <IconButton
        label={label('redo', history?.redoLabel)}
        shortcut={dispatcher.stateOf('edit.redo')?.meta.shortcut}
        icon={<Redo2 size={18} strokeWidth={1.5} />}
        disabled={!history?.canRedo}
        onClick={() => dispatcher.run('edit.redo')}
        data-testid="redo"
      />
    </>
  );
}

const subscribeToSize = (listener: () => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};
const isMaximized = () =>
  window.outerWidth >= window.screen.availWidth && window.outerHeight >= window.screen.availHeight;

function WindowControls() {
  const t = useT('app');
  const maximized = useSyncExternalStore(subscribeToSize, isMaximized);
  const tell = (verb: 'minimize' | 'toggleMaximize' | 'close') =>
    void invoke('app.window', { verb });
  return (
    <div className={styles.window}>
      <button
        type="button"
        className={styles.control}
        aria-label={t('window.minimize')}
        onClick={() => tell('minimize')}
      >
        <Minus size={16} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        className={styles.control}
        aria-label={t(maximized ? 'window.restore' : 'window.maximize')}
        onClick={() => tell('toggleMaximize')}
      >
        {maximized ? <Copy size={14} strokeWidth={1.5} /> : <Square size={13} strokeWidth={1.5} />}
      </button>
      <button
        type="button"
        className={styles.close}
        aria-label={t('window.close')}
        onClick={() => tell('close')}
      >
        <X size={17} strokeWidth={1.5} />
      </button>
    </div>
  );
}
