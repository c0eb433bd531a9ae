import type { Settings } from '#shared/domain/workspace';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { placeOfTab } from '../../data/open-documents';
import { canBeTemplate, saveAsTemplate } from '../../data/save-as-template';
import { currentSettings, togglePanel, updateSettings } from '../../data/settings';
import type { Studio } from '../../data/studio';
import {
  askForWish,
  setPaletteOpen,
  showDialog,
  showView,
  type View,
  windowState,
} from '../../data/window-state';
import { openSample, pickWorkspace } from '../../data/workspace';
import { i18nInstance } from '../../i18n';
import { showNotice } from '../../ui';
import type { CommandHandler, CommandHandlers } from './dispatcher';
import { newCoupon } from './new-coupon';

/** Commands of the window itself: workspaces, documents, panels, places, language, theme. */
export function createAppHandlers(studio: Studio): CommandHandlers {
  const { documents } = studio;
  const activeId = () => documents.activeDocument()?.id ?? null;
  const needsDocument = (
    run: (id: NonNullable<ReturnType<typeof activeId>>) => void,
  ): CommandHandler => ({
    isEnabled: () => activeId() !== null,
    run: () => {
      const id = activeId();
      if (id !== null) run(id);
    },
  });
  /** For designs that become something: a symbol has no rows and no layout of areas. */
  const onCanvas = (run: () => void): CommandHandler => ({
    isEnabled: () => activeId() !== null && documents.activeDocument()?.kind !== 'symbol',
    run,
  });
  const panel = (name: keyof Settings['panels']): CommandHandler => ({
    run: () => togglePanel(name),
    isChecked: () => currentSettings().panels[name],
  });
  const place = (view: View): CommandHandler => ({
    run: () => showView(view),
    isChecked: () => windowState.getState().view === view,
  });
  const theme = (value: Settings['theme']): CommandHandler => ({
    run: () => updateSettings({ theme: value }),
    isChecked: () => currentSettings().theme === value,
  });
  const language = (value: Settings['locale']): CommandHandler => ({
    run: () => updateSettings({ locale: value }),
    isChecked: () => currentSettings().locale === value,
  });
  const tabsHere = () => {
    const { tabs, documents: open } = documents.store.getState();
    return tabs.filter((tab) => placeOfTab(tab, open) === windowState.getState().view);
  };
  const neighbour = (step: 1 | -1): CommandHandler => ({
    isEnabled: () => tabsHere().length > 1,
    run: () => {
      const { activeKey } = documents.store.getState();
      const tabs = tabsHere();
      const at = tabs.findIndex((tab) => tab.key === activeKey);
      const next = tabs[(at + step + tabs.length) % tabs.length];
      if (next) documents.activate(next.key);
    },
  });

  return {
    'document.new': {
      run: () =>
        showDialog({ kind: windowState.getState().view === 'messages' ? 'newMessage' : 'newMenu' }),
    },
    'document.newMessage': { run: () => showDialog({ kind: 'newDesign' }) },
    'message.new': { run: () => showDialog({ kind: 'newMessage' }) },
    'links.open': { run: () => showDialog({ kind: 'links', campaignId: null }) },
    'coupon.new': { run: () => newCoupon(studio) },
    'document.import': { run: () => showDialog({ kind: 'import' }) },
    'document.export': {
      // a symbol becomes nothing on LINE by itself
      isEnabled: () => activeId() !== null && documents.activeDocument()?.kind !== 'symbol',
      run() {
        const documentId = activeId();
        if (documentId !== null) showDialog({ kind: 'export', documentId });
      },
    },
    'document.versions': needsDocument((documentId) =>
      showDialog({ kind: 'versions', documentId }),
    ),
    'document.saveAsTemplate': {
      isEnabled: () => canBeTemplate(documents.activeDocument()?.kind),
      run() {
        const open = documents.activeDocument();
        if (open) void saveAsTemplate(studio, open.model.document.getState());
      },
    },
    'document.publish': {
      // menus and coupons are put on an account; messages are sent
      isEnabled: () => ['richMenuSet', 'coupon'].includes(documents.activeDocument()?.kind ?? ''),
      run() {
        const id = activeId();
        if (id === null) return;
        if (documents.activeDocument()?.kind === 'coupon') askForWish(id);
        showView('menus');
        documents.openPublish([id]);
      },
    },
    'document.save': {
      isEnabled: () => activeId() !== null,
      async run() {
        await documents.flushAll();
        // what could not be saved stays in the status bar, with its reason
        const open = [...documents.store.getState().documents.values()];
        if (open.every(({ autosave }) => autosave.status.getState().state === 'saved'))
          showNotice({ id: 'saved', tone: 'good', message: i18nInstance.t('app:save.all') });
      },
    },
    'document.close': {
      isEnabled: () => documents.active() !== null,
      async run() {
        const tab = documents.active();
        if (!tab) return;
        const answer = await documents.close(tab.key);
        if (!answer.ok) reportFailure(answer.error);
      },
    },
    'document.next': neighbour(1),
    'document.previous': neighbour(-1),
    'workspace.open': {
      async run() {
        await pickWorkspace(studio);
      },
    },
    'workspace.openSample': {
      async run() {
        await openSample(studio);
      },
    },
    'table.open': onCanvas(() => showDialog({ kind: 'table' })),
    'template.change': onCanvas(() => showDialog({ kind: 'template' })),
    'app.palette': { run: () => setPaletteOpen(true) },
    'app.handbook': {
      async run() {
        // its table of contents is no part of what a window needs to begin
        const { chapterForView } = await import('../../features/handbook/chapter-for');
        const chapter = chapterForView(windowState.getState().view);
        showDialog({ kind: 'handbook', ...(chapter === undefined ? {} : { chapter }) });
      },
    },
    'app.shortcuts': { run: () => showDialog({ kind: 'shortcuts' }) },
    'app.about': { run: () => showDialog({ kind: 'about' }) },
    'app.logFolder': {
      async run() {
        const answer = await invoke('app.showLogFolder', undefined);
        if (!answer.ok) reportFailure(answer.error);
      },
    },
    'go.plan': place('plan'),
    'go.menus': place('menus'),
    'go.audiences': place('audiences'),
    'go.messages': place('messages'),
    'go.results': place('results'),
    'go.outbox': place('outbox'),
    'go.channel': place('channel'),
    'go.settings': place('settings'),
    'panel.library': panel('library'),
    'panel.inspector': panel('inspector'),
    'panel.phone': panel('phone'),
    'panel.problems': panel('problems'),
    'panel.layers': panel('layers'),
    'theme.system': theme('system'),
    'theme.light': theme('light'),
    'theme.dark': theme('dark'),
    'language.zh-TW': language('zh-TW'),
    'language.en': language('en'),
    'language.ja': language('ja'),
  };
}
