import { lazy, type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import { useOpenDocuments } from '../data/studio';
import { showDialog, windowState } from '../data/window-state';
import type { Editor } from '../editor/api';
import { AboutDialog } from './AboutDialog';
import { useDispatcher } from './commands/context';
import { useCommandTitle, useShortcutGroups } from './commands/main-menu';

const NewMenuDialog = lazy(async () => ({
  default: (await import('../features/templates/NewMenuDialog')).NewMenuDialog,
}));
const NewDesignDialog = lazy(async () => ({
  default: (await import('../features/templates/NewMessageDialog')).NewMessageDialog,
}));
const NewMessageDialog = lazy(async () => ({
  default: (await import('../features/composer/NewMessageDialog')).NewMessageDialog,
}));
const TemplateDialog = lazy(async () => ({
  default: (await import('../features/templates/TemplateDialog')).TemplateDialog,
}));
const SplitDialog = lazy(async () => ({
  default: (await import('../features/templates/SplitDialog')).SplitDialog,
}));
const IconDialog = lazy(async () => ({
  default: (await import('../features/templates/IconDialog')).IconDialog,
}));
const LogoDialog = lazy(async () => ({
  default: (await import('../features/brand/LogoDialog')).LogoDialog,
}));
const SymbolDialog = lazy(async () => ({
  default: (await import('../features/symbols/SymbolDialog')).SymbolDialog,
}));
const TableDialog = lazy(async () => ({
  default: (await import('../features/tables/TableDialog')).TableDialog,
}));
const HandbookDialog = lazy(async () => ({
  default: (await import('../features/handbook/HandbookDialog')).HandbookDialog,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('../features/settings')).ShortcutsDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import('../features/exports/ExportDialog')).ExportDialog,
}));
const VersionsDialog = lazy(async () => ({
  default: (await import('../features/history')).VersionsDialog,
}));
const ImportDialog = lazy(async () => ({
  default: (await import('../features/imports/ImportDialog')).ImportDialog,
}));

const LinksDialog = lazy(async () => ({
  default: (await import('../features/links/LinksDialog')).LinksDialog,
}));

const UsageDialog = lazy(async () => ({
  default: (await import('../features/library/UsageDialog')).UsageDialog,
}));

const close = () => showDialog(null);

/** The one dialog that is open, loaded when it is first needed. */
export function Dialogs() {
  const dialog = useStore(windowState, (state) => state.dialog);
  return (
    <Suspense fallback={null}>
      {dialog?.kind === 'newMenu' && <NewMenuDialog onClose={close} />}
      {dialog?.kind === 'newDesign' && <NewDesignDialog onClose={close} />}
      {dialog?.kind === 'newMessage' && <NewMessageDialog onClose={close} />}
      {dialog?.kind === 'template' && (
        <OfActive show={(editor) => <TemplateDialog editor={editor} onClose={close} />} />
      )}
      {dialog?.kind === 'split' && (
        <OfActive show={(editor) => <SplitDialog editor={editor} onClose={close} />} />
      )}
      {dialog?.kind === 'logo' && (
        <OfActive show={(editor) => <LogoDialog editor={editor} onClose={close} />} />
      )}
      {dialog?.kind === 'symbol' && (
        <OfActive show={(editor) => <SymbolDialog editor={editor} onClose={close} />} />
      )}
      {dialog?.kind === 'table' && (
        <OfActive show={(editor) => <TableDialog editor={editor} onClose={close} />} />
      )}
      {dialog?.kind === 'icon' && (
        <OfActive
          show={(editor) => (
            <IconDialog editor={editor} replaces={dialog.replaces} onClose={close} />
          )}
        />
      )}
      {dialog?.kind === 'handbook' && <Handbook chapter={dialog.chapter} />}
      {dialog?.kind === 'shortcuts' && <Shortcuts />}
      {dialog?.kind === 'about' && <AboutDialog onClose={close} />}
      {dialog?.kind === 'export' && <ExportDialog documentId={dialog.documentId} onClose={close} />}
      {dialog?.kind === 'versions' && (
        <VersionsDialog documentId={dialog.documentId} onClose={close} />
      )}
      {dialog?.kind === 'links' && <LinksDialog campaignId={dialog.campaignId} onClose={close} />}
      {dialog?.kind === 'usage' && (
        <UsageDialog head={dialog.head} deletes={dialog.deletes} onClose={close} />
      )}
      {dialog?.kind === 'import' && <ImportDialog file={dialog.file} onClose={close} />}
    </Suspense>
  );
}

/** A dialog about the design that is open on the canvas. */
function OfActive({ show }: { show(editor: Editor): ReactNode }) {
  const editor = useOpenDocuments((state) => {
    const tab = state.tabs.find((other) => other.key === state.activeKey);
    return tab?.kind === 'editor' ? state.documents.get(tab.documentId)?.editor : null;
  });
  return editor ? show(editor) : null;
}

function Handbook({ chapter }: { chapter: string | undefined }) {
  const keys = useShortcutGroups(useDispatcher());
  return (
    <HandbookDialog
      chapter={chapter}
      keys={keys}
      commandTitle={useCommandTitle()}
      onClose={close}
    />
  );
}

function Shortcuts() {
  const groups = useShortcutGroups(useDispatcher());
  return <ShortcutsDialog groups={groups} onClose={close} />;
}
