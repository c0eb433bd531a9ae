import { areaActions } from './areas';
import { arrangeActions } from './arrange';
import { clipboardActions } from './clipboard';
import { imageActions } from './image';
import { insertActions } from './insert';
import { layerActions } from './layers';
import { pageActions } from './page';
import { selectionActions } from './selection';
import { styleActions } from './style';
import { symbolActions } from './symbols';
import type { ActionPorts, EditorActions } from './types';
import { viewActions } from './view';

export { type Cut, cellsOf, splitArea } from './areas';
export { addImage } from './image';
export { insertIcon } from './insert';
export { addLayered } from './layered';
export { addMoreCard } from './more-card';
export { addPage, canAddPage, changeLayout, duplicatePage, freeAlias } from './page';
export type { ActionPorts, EditorAction, EditorActions } from './types';

/** Every editor command, by the id it has in the registry. A test checks that none is missing. */
export const createEditorActions = (ports: ActionPorts): EditorActions => ({
  ...arrangeActions,
  ...layerActions,
  ...styleActions,
  ...selectionActions,
  ...viewActions,
  ...clipboardActions(ports),
  ...imageActions(ports),
  ...insertActions(ports),
  ...symbolActions(ports),
  ...areaActions(ports),
  ...pageActions(ports),
});
