import type { Artboard } from '#shared/domain/design/artboard';
import type { AreaAction } from '#shared/domain/rich-menu/schema';
import type { Problem } from '#shared/errors/app-error';
import type { Editor } from '../../../editor/api';

/** Depth of an action's fields in a problem's path: `pages, 0, areas, 2, action, uri`. */
export const ACTION_DEPTH = 4;

export interface ActionFormProps<A extends AreaAction = AreaAction> {
  editor: Editor;
  action: A;
  page: Artboard;
  problems: readonly Problem[];
  /** `field` names what was typed in, so that typing becomes one step. */
  onChange(action: AreaAction, field: string): void;
}
