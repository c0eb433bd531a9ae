import type { KeptComment } from '#shared/domain/review';
import type { Editor } from '../../editor/api';

type Place = Pick<KeptComment, 'x' | 'y'>;

/** Moves the canvas so that a place of the page lies in its middle. */
export function centreOn(editor: Editor, { x, y }: Place): void {
  const { camera, viewport } = editor.session.getState();
  editor.panBy(
    (x - camera.x) * camera.zoom - viewport.width / 2,
    (y - camera.y) * camera.zoom - viewport.height / 2,
  );
}

/** Whether a place of the page lies in the part that the canvas shows. */
export function isInSight(editor: Editor, { x, y }: Place): boolean {
  const { camera, viewport } = editor.session.getState();
  const left = (x - camera.x) * camera.zoom;
  const top = (y - camera.y) * camera.zoom;
  return left >= 0 && top >= 0 && left <= viewport.width && top <= viewport.height;
}
