import type { commands } from '#shared/commands/registry';
import type { SymbolArt } from '#shared/domain/design/artboard';
import type { DocumentId } from '#shared/domain/ids';
import type { Asset } from '#shared/ipc/contract';
import type { Editor } from '../api';

export type CommandId = (typeof commands)[number]['id'];

/** What an editor command does with the active document; `isEnabled` is asked for menus and keys. */
export interface EditorAction {
  run(editor: Editor): void | Promise<void>;
  isEnabled?(editor: Editor): boolean;
  isChecked?(editor: Editor): boolean;
}

export type EditorActions = Readonly<Record<string, EditorAction>>;

/** What actions need of the world outside of the document. */
export interface ActionPorts {
  /** Asks for a picture file and puts it on the page, with its layers where it has some. */
  placePicture(editor: Editor): Promise<void>;
  putImage(bytes: Uint8Array, name: string): Promise<Asset | null>;
  clipboard: {
    write(text: string): Promise<void>;
    writePicture(png: Blob): Promise<void>;
    /** Text and picture of the system's clipboard, whichever it holds. */
    read(): Promise<{ text: string | null; image: { bytes: Uint8Array; name: string } | null }>;
  };
  /** Says that a command has nothing to work on. */
  refuse(id: CommandId): void;
  /** Shows the field where the page's name is typed. */
  renamePage(): void;
  /** Opens the list of icons; the chosen one is put on the page. */
  chooseIcon(): void;
  /** Opens the list of the brand kit's logos. */
  chooseLogo(): void;
  /** Opens the list of symbols; the chosen one is put on the page. */
  chooseSymbol(): void;
  /** Keeps a picture as a symbol of the workspace; null when that failed, which has been said. */
  createSymbol(art: SymbolArt, name: string): Promise<DocumentId | null>;
  openDocument(id: DocumentId): void;
  /** Opens the dialog that cuts the chosen area. */
  splitArea(): void;
  words: { newPage(): string; newText(): string; newBadge(): string; newSymbol(): string };
}
