import { commands } from '#shared/commands/registry';
import type { Asset } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { currentSettings, togglePanel } from '../../data/settings';
import { createSymbol } from '../../data/symbols';
import { showDialog } from '../../data/window-state';
import type { ActionPorts } from '../../editor/actions';
import { i18nInstance } from '../../i18n';
import { pickAndPlace } from '../place-picture';
import { refuse } from './remarks';

const word =
  (key: string, ns = 'app') =>
  () =>
    i18nInstance.t(key, { ns });

/** What editor commands get from the window: dialogs, the clipboard, words. */
export const editorPorts: Omit<ActionPorts, 'openDocument'> = {
  placePicture: pickAndPlace,
  putImage,
  clipboard: {
    async write(text) {
      await navigator.clipboard.writeText(text);
    },
    async writePicture(png) {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    },
    read: readClipboard,
  },
  refuse(id) {
    const meta = commands.find((command) => command.id === id);
    if (meta) refuse(meta);
  },
  renamePage() {
    void showPageName();
  },
  chooseIcon: () => showDialog({ kind: 'icon' }),
  chooseLogo: () => showDialog({ kind: 'logo' }),
  chooseSymbol: () => showDialog({ kind: 'symbol' }),
  createSymbol,
  splitArea: () => showDialog({ kind: 'split' }),
  words: {
    newPage: word('words.newPage'),
    newText: word('newText', 'canvas'),
    newBadge: word('newBadge', 'canvas'),
    newSymbol: word('newName', 'symbols'),
  },
};

async function putImage(bytes: Uint8Array, name: string): Promise<Asset | null> {
  const answer = await invoke('assets.put', { bytes, name });
  if (answer.ok) return answer.value;
  reportFailure(answer.error);
  return null;
}

async function readClipboard(): ReturnType<ActionPorts['clipboard']['read']> {
  for (const item of await clipboardItems()) {
    const type = item.types.find((candidate) => candidate.startsWith('image/'));
    if (type) {
      const blob = await item.getType(type);
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const name = `${word('words.pasted')()}.${type.slice(6)}`;
      return { text: null, image: { bytes, name } };
    }
  }
  return { text: await navigator.clipboard.readText(), image: null };
}

/** A clipboard with nothing that a page may read, such as files alone, is an error to Chromium; here it is empty. */
async function clipboardItems(): Promise<ClipboardItems> {
  try {
    return await navigator.clipboard.read();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'DataError') return [];
    throw error;
  }
}

/** Puts the cursor into the name of the page, which the inspector shows when nothing is selected. */
async function showPageName(): Promise<void> {
  if (!currentSettings().panels.inspector) await togglePanel('inspector');
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>('[data-field="page-name"]');
    field?.focus();
    field?.select();
  });
}
