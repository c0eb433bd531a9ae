import { Suspense, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { onFailure } from '../data/failures';
import { LEAST_LIBRARY_PX, useLibraryWidth } from '../data/library-width';
import { useQuery } from '../data/query';
import { useSettings } from '../data/settings';
import { StudioContext } from '../data/studio';
import {
  DEFAULT_SIZES,
  setPaletteOpen,
  setPanelSize,
  showDialog,
  windowState,
} from '../data/window-state';
import { Palette } from '../features/palette';
import { WorkspaceNotices } from '../features/workspace';
import { i18nInstance, speakError, useFormat, useT } from '../i18n';
import { SplitHandle, showNotice, UiProvider } from '../ui';
import styles from './App.module.css';
import { DispatcherContext, useDispatcher } from './commands/context';
import { usePaletteCommands } from './commands/main-menu';
import { Dialogs } from './Dialogs';
import type { Services } from './services';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Preparing } from './shell/Preparing';
import { Rail } from './shell/Rail';
import { StatusBar } from './shell/StatusBar';
import { TitleBar } from './shell/TitleBar';
import { useChannelColour, useTheme } from './use-theme';
import { views } from './views';

export function App(props: { services: Services; platform: string }) {
  const { services } = props;
  const t = useT('app');
  const format = useFormat();
  const theme = useTheme(useSettings().theme);
  useChannelColour(useQuery('channels.selected', undefined).value?.colour ?? null, theme);
  useEffect(() => services.connect(), [services]);
  useEffect(() => onFailure(sayFailure), []);
  const words = useMemo(
    () => ({
      close: t('close'),
      cancel: t('cancel'),
      mixed: t('mixed'),
      formatNumber: format.number,
      isMac: props.platform === 'darwin',
    }),
    [t, format, props.platform],
  );
  return (
    <UiProvider theme={theme} words={words}>
      <StudioContext.Provider value={services.studio}>
        <DispatcherContext.Provider value={services.dispatcher}>
          <ErrorBoundary place="window">
            <Window platform={props.platform} />
          </ErrorBoundary>
        </DispatcherContext.Provider>
      </StudioContext.Provider>
    </UiProvider>
  );
}

function sayFailure(error: Parameters<typeof speakError>[0]): void {
  const spoken = speakError(error);
  showNotice({
    id: `failure-${error.code}`,
    tone: 'bad',
    title: spoken.help === null ? undefined : spoken.text,
    message: spoken.help ?? spoken.text,
    action: {
      label: i18nInstance.t('app:failureHelp'),
      run: () => void readAbout(error.code),
    },
  });
}

/** Opens the handbook where it helps with an error. */
async function readAbout(code: string): Promise<void> {
  const { chapterForError } = await import('../features/handbook/chapter-for');
  showDialog({ kind: 'handbook', chapter: chapterForError(code) });
}

function Window({ platform }: { platform: string }) {
  const t = useT('app');
  const dispatcher = useDispatcher();
  const view = useStore(windowState, (state) => state.view);
  const place = views.find((entry) => entry.view === view);
  const paletteOpen = useStore(windowState, (state) => state.paletteOpen);
  const libraryWidth = useLibraryWidth();
  const { panels } = useSettings();
  const commands = usePaletteCommands(dispatcher);
  const workspace = useQuery('workspace.current', undefined).value?.name;
  useEffect(() => {
    // The task bar and the window list show it; our own title bar has the switcher instead.
    document.title = workspace ? `${workspace} – Tapestry` : 'Tapestry';
  }, [workspace]);
  return (
    <div className={styles.window} data-testid="window">
      <TitleBar dispatcher={dispatcher} platform={platform} />
      <div className={styles.middle}>
        <Rail />
        {place?.Side && panels.library && (
          <aside className={styles.side} aria-label={t('sideColumn')}>
            <div className={styles.library} style={{ width: libraryWidth }}>
              <ErrorBoundary place="library" resetKey={view}>
                <place.Side />
              </ErrorBoundary>
            </div>
            <SplitHandle
              label={t('resize.library')}
              line="vertical"
              value={libraryWidth}
              min={LEAST_LIBRARY_PX}
              max={400}
              defaultValue={DEFAULT_SIZES.library}
              onChange={(px) => setPanelSize('library', px)}
            />
          </aside>
        )}
        <ErrorBoundary place={view} resetKey={view}>
          <Suspense fallback={<div className={styles.waiting} />}>
            {place && <place.Screen />}
          </Suspense>
        </ErrorBoundary>
      </div>
      <StatusBar />
      <Palette
        opened={paletteOpen}
        onClose={() => setPaletteOpen(false)}
        commands={commands}
        recent={dispatcher.recent}
      />
      <Preparing />
      <Dialogs />
      <WorkspaceNotices />
    </div>
  );
}
