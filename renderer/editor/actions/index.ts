import { arrangeActions } from './arrange';
import { clipboardActions } from './clipboard';
import { imageActions } from './image';
import { pageActions } from './page';
import { selectionActions } from './selection';
import type { ActionPorts, EditorActions } from './types';
import { viewActions } from './view';

export { pasteText } from './clipboard';
export { addImage } from './image';
export { addPage, changeLayout, duplicatePage, freeAlias } from './page';
export type { ActionPorts, EditorAction, EditorActions } from './types';

/** Every editor command, by the id it has in the registry. A test checks that none is missing. */
export const createEditorActions = (ports: ActionPorts): EditorActions => ({
  ...arrangeActions,
  ...selectionActions,
  ...viewActions,
  ...clipboardActions(ports),
  ...imageActions(ports),
  ...pageActions(ports),
});
