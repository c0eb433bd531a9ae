/** System dialogs; the command line and tests have none. */
export interface DialogPort {
  /** Null when the person closed the dialog. */
  pickFolder(purpose: 'openWorkspace' | 'export'): Promise<string | null>;
  pickFile(place: 'picture' | 'page'): Promise<string | null>;
}
