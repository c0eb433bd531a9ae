/*
 * Every command of the studio. Menus, the palette, buttons and keys are made from this list; what a command
 * does is in `renderer/editor/actions` and `renderer/app/commands`, its name in the catalogs' `commands.json`.
 */

export type MenuGroup = 'file' | 'edit' | 'view' | 'menu' | 'arrange' | 'help';

export interface CommandMeta {
  id: string;
  /** Where it stands in the menu, in the order of this list; without it only the palette has it. */
  menu?: { group: MenuGroup; order: number };
  /** `Mod` is Ctrl, and Command on a Mac. */
  shortcut?: string;
  macShortcut?: string;
  /** Editor commands need a document and give the keyboard back to text fields. */
  scope: 'app' | 'editor';
  /** What undo makes of it. Places, panels and zoom are never undone. */
  capture: 'record' | 'ignore';
}

type Row = [id: string, group: MenuGroup | null, shortcut?: string, macShortcut?: string];

const APP: readonly Row[] = [
  ['document.new', 'file', 'Mod+N'],
  ['message.new', 'file'],
  ['coupon.new', 'file'],
  ['document.newMessage', 'file', 'Mod+Alt+N'],
  ['workspace.open', 'file', 'Mod+O'],
  ['workspace.openSample', 'file'],
  ['document.import', 'file', 'Mod+I'],
  ['document.save', 'file', 'Mod+S'],
  ['document.export', 'file', 'Mod+E'],
  ['document.versions', 'file', 'Mod+Alt+H'],
  ['document.saveAsTemplate', 'file'],
  ['links.open', 'file'],
  ['document.publish', 'file', 'Mod+Shift+P'],
  ['document.close', 'file', 'Mod+W'],
  ['document.next', 'view', 'Mod+PageDown'],
  ['document.previous', 'view', 'Mod+PageUp'],
  ['go.plan', 'view', 'Mod+1'],
  ['go.menus', 'view', 'Mod+2'],
  ['go.messages', 'view', 'Mod+3'],
  ['go.audiences', 'view', 'Mod+4'],
  ['go.results', 'view', 'Mod+5'],
  ['go.outbox', 'view', 'Mod+6'],
  ['go.channel', 'view', 'Mod+7'],
  ['go.settings', 'view', 'Mod+,'],
  ['panel.library', 'view', 'Mod+Alt+1'],
  ['panel.inspector', 'view', 'Mod+Alt+2'],
  ['panel.phone', 'view', 'Mod+Alt+3'],
  ['panel.problems', 'view', 'Mod+Alt+4'],
  ['panel.layers', 'view', 'Mod+Alt+5'],
  ['theme.system', 'view'],
  ['theme.light', 'view'],
  ['theme.dark', 'view'],
  ['language.zh-TW', 'view'],
  ['language.en', 'view'],
  ['language.ja', 'view'],
  ['app.handbook', 'help', 'F1'],
  ['app.palette', 'help', 'Mod+K'],
  ['app.shortcuts', 'help', 'Shift+?'],
  ['app.logFolder', 'help'],
  ['app.about', 'help'],
];

const EDITOR: readonly Row[] = [
  ['edit.undo', 'edit', 'Mod+Z'],
  ['edit.redo', 'edit', 'Mod+Shift+Z'],
  ['edit.cut', 'edit', 'Mod+X'],
  ['edit.copy', 'edit', 'Mod+C'],
  ['edit.copyPicture', 'edit', 'Mod+Shift+C'],
  ['edit.copyJson', 'edit'],
  ['edit.paste', 'edit', 'Mod+V'],
  ['edit.duplicate', 'edit', 'Mod+D'],
  ['edit.copyStyle', 'edit', 'Mod+Alt+C'],
  ['edit.pasteStyle', 'edit', 'Mod+Alt+V'],
  ['edit.delete', 'edit', 'Delete'],
  ['edit.deleteBackwards', null, 'Backspace'],
  ['edit.selectAll', 'edit', 'Mod+A'],
  ['edit.selectAllLayers', 'edit', 'Mod+Shift+A'],
  ['edit.selectSame', 'edit'],
  ['edit.selectNone', 'edit', 'Escape'],
  ['select.next', 'edit', 'Tab'],
  ['select.previous', 'edit', 'Shift+Tab'],
  ['tool.select', 'menu', 'V'],
  ['tool.area', 'menu', 'A'],
  ['tool.text', 'menu', 'T'],
  ['tool.rectangle', 'menu', 'R'],
  ['tool.ellipse', 'menu', 'O'],
  ['tool.line', 'menu', 'L'],
  ['tool.hand', 'menu', 'H'],
  ['area.add', 'menu', 'Shift+A'],
  ['area.fromLayers', 'menu', 'Mod+Alt+L'],
  ['area.fromSelection', 'menu', 'Mod+Alt+A'],
  ['area.split', 'menu', 'Mod+Alt+S'],
  ['image.place', 'menu', 'Mod+Shift+I'],
  ['shape.rectangle', 'menu'],
  ['shape.ellipse', 'menu'],
  ['shape.line', 'menu'],
  ['shape.gradient', 'menu'],
  ['shape.icon', 'menu', 'I'],
  ['shape.logo', 'menu'],
  ['shape.qr', 'menu'],
  ['shape.badge', 'menu'],
  ['symbol.insert', 'menu', 'Shift+I'],
  ['symbol.make', 'arrange', 'Mod+Alt+K'],
  ['symbol.edit', 'arrange', 'Mod+Enter'],
  ['symbol.reset', 'arrange'],
  ['symbol.detach', 'arrange', 'Mod+Alt+B'],
  ['template.change', 'menu', 'Mod+Shift+T'],
  ['table.open', 'menu'],
  ['page.add', 'menu', 'Mod+Shift+N'],
  ['page.duplicate', 'menu', 'Mod+Shift+D'],
  ['page.rename', 'menu', 'F2'],
  ['page.next', 'menu', 'PageDown'],
  ['page.previous', 'menu', 'PageUp'],
  ['zoom.in', 'view', 'Mod+='],
  ['zoom.out', 'view', 'Mod+-'],
  ['zoom.fit', 'view', 'Shift+1'],
  ['zoom.selection', 'view', 'Shift+2'],
  ['zoom.actual', 'view', 'Mod+0'],
  ['view.snapping', 'view', 'Shift+S'],
  ['view.grid', 'view', 'Shift+G'],
  ['view.areas', 'view', 'Shift+E'],
  ['view.safeZones', 'view', 'Shift+Z'],
  ['align.left', 'arrange', 'Alt+Shift+ArrowLeft'],
  ['align.centerX', 'arrange', 'Alt+Shift+C'],
  ['align.right', 'arrange', 'Alt+Shift+ArrowRight'],
  ['align.top', 'arrange', 'Alt+Shift+ArrowUp'],
  ['align.centerY', 'arrange', 'Alt+Shift+M'],
  ['align.bottom', 'arrange', 'Alt+Shift+ArrowDown'],
  ['distribute.horizontal', 'arrange', 'Alt+Shift+H'],
  ['distribute.vertical', 'arrange', 'Alt+Shift+V'],
  ['arrange.sameSize', 'arrange', 'Alt+Shift+S'],
  ['arrange.tidy', 'arrange', 'Alt+Shift+T'],
  ['arrange.forward', 'arrange', 'Mod+]'],
  ['arrange.backward', 'arrange', 'Mod+['],
  ['arrange.front', 'arrange', 'Mod+Alt+]'],
  ['arrange.back', 'arrange', 'Mod+Alt+['],
  ['layer.group', 'arrange', 'Mod+G'],
  ['layer.ungroup', 'arrange', 'Mod+Shift+G'],
  ['layer.hide', 'arrange', 'Mod+Shift+H'],
  ['flip.horizontal', 'arrange', 'Shift+H'],
  ['flip.vertical', 'arrange', 'Shift+V'],
  ['rotate.quarter', 'arrange', 'Shift+R'],
  ['arrange.lock', 'arrange', 'Mod+Shift+L'],
  ['nudge.left', null, 'ArrowLeft'],
  ['nudge.right', null, 'ArrowRight'],
  ['nudge.up', null, 'ArrowUp'],
  ['nudge.down', null, 'ArrowDown'],
  ['nudge.left10', null, 'Shift+ArrowLeft'],
  ['nudge.right10', null, 'Shift+ArrowRight'],
  ['nudge.up10', null, 'Shift+ArrowUp'],
  ['nudge.down10', null, 'Shift+ArrowDown'],
  ['resize.narrower', null, 'Alt+ArrowLeft'],
  ['resize.wider', null, 'Alt+ArrowRight'],
  ['resize.lower', null, 'Alt+ArrowUp'],
  ['resize.higher', null, 'Alt+ArrowDown'],
];

/** Looking and choosing leave no step in the history. */
const NEVER_RECORDED = /^(zoom|view|tool|select|go|panel|theme|language|app)\./;
const ALSO_NOT = new Set([
  'edit.undo',
  'edit.redo',
  'edit.copy',
  'edit.copyPicture',
  'edit.copyJson',
  'edit.copyStyle',
  'edit.selectAll',
  'edit.selectAllLayers',
  'edit.selectSame',
  'edit.selectNone',
  'page.rename',
  'page.next',
  'page.previous',
  'symbol.edit',
]);

const make =
  (scope: CommandMeta['scope']) =>
  ([id, group, shortcut, macShortcut]: Row, order: number): CommandMeta => ({
    id,
    scope,
    ...(group === null ? {} : { menu: { group, order } }),
    ...(shortcut === undefined ? {} : { shortcut }),
    ...(macShortcut === undefined ? {} : { macShortcut }),
    capture: scope === 'app' || NEVER_RECORDED.test(id) || ALSO_NOT.has(id) ? 'ignore' : 'record',
  });

/** All commands, in the order of the menus. */
export const commands: readonly CommandMeta[] = [
  ...APP.map(make('app')),
  ...EDITOR.map(make('editor')),
];
