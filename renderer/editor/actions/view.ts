import { constraintsOf } from '#shared/targets/constraints';
import type { Editor, ToolId } from '../api';
import { nextZoom } from '../core';
import type { EditorAction, EditorActions } from './types';

const zoom = (direction: 1 | -1): EditorAction => ({
  run: (editor) => editor.zoomTo(nextZoom(editor.session.getState().camera.zoom, direction)),
});
const tool = (id: ToolId): EditorAction => ({
  run: (editor) => editor.setTool(id),
  isChecked: (editor) => editor.session.getState().tool === id,
});
const page = (step: 1 | -1): EditorAction => ({
  isEnabled: (editor) => editor.document.getState().pages.length > 1,
  run(editor: Editor) {
    const { pages } = editor.document.getState();
    const at = pages.findIndex((candidate) => candidate.id === editor.page().id);
    const next = pages[(at + step + pages.length) % pages.length];
    if (next) editor.setCurrentPage(next.id);
  },
});

export const viewActions: EditorActions = {
  'tool.select': tool('select'),
  'tool.area': {
    ...tool('area'),
    isEnabled: (editor) => constraintsOf(editor.document.getState()).areas > 0,
  },
  'tool.text': tool('text'),
  'tool.rectangle': tool('rectangle'),
  'tool.ellipse': tool('ellipse'),
  'tool.line': tool('line'),
  'tool.hand': tool('hand'),
  'zoom.in': zoom(1),
  'zoom.out': zoom(-1),
  'zoom.fit': { run: (editor) => editor.zoomToFit() },
  'zoom.selection': { run: (editor) => editor.zoomToSelection() },
  'zoom.actual': { run: (editor) => editor.zoomTo(1) },
  'view.snapping': {
    run: (editor) => editor.setSnapping(!editor.session.getState().snapping),
    isChecked: (editor) => editor.session.getState().snapping,
  },
  'view.grid': {
    run: (editor) => editor.setGrid(!editor.session.getState().grid),
    isChecked: (editor) => editor.session.getState().grid,
  },
  'view.areas': {
    run: (editor) => editor.setAreasVisible(!editor.session.getState().areasVisible),
    isChecked: (editor) => editor.session.getState().areasVisible,
  },
  'view.safeZones': {
    run: (editor) => editor.setSafeZones(!editor.session.getState().safeZones),
    isChecked: (editor) => editor.session.getState().safeZones,
  },
  'page.next': page(1),
  'page.previous': page(-1),
};
