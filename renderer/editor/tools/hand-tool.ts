import type { MakeState, PointerInfo } from './types';

export const handIdle: MakeState = (editor) => ({
  path: 'hand.idle',
  down: (info) => handDragging(editor, { last: info, back: () => handIdle(editor) }),
  cursor: () => 'grab',
});

/** Drags the view; also for the middle button and the space bar of every tool. */
export const handDragging: MakeState<{ last: PointerInfo; back: () => ReturnType<MakeState> }> = (
  editor,
  { last, back },
) => {
  let { screenX, screenY } = last;
  return {
    path: 'hand.dragging',
    move(info) {
      editor.panBy(screenX - info.screenX, screenY - info.screenY);
      screenX = info.screenX;
      screenY = info.screenY;
      return this;
    },
    up: () => back(),
    cancel: () => back(),
    cursor: () => 'grabbing',
  };
};
