import {
  Eye,
  Grid3x3,
  Hand,
  ImagePlus,
  Layers,
  Magnet,
  Minus,
  MousePointer2,
  Plus,
  Scan,
  Shapes,
  Type,
} from 'lucide-react';
import { useSettings } from '../data/settings';
import { useStudio } from '../data/studio';
import type { Editor, ToolId } from '../editor/api';
import { useReadable } from '../editor/use-readable';
import { useFormat, useT } from '../i18n';
import { Button, cx, IconButton, Menu } from '../ui';
import { useDispatcher } from './commands/context';
import { useCommandTitle } from './commands/main-menu';
import styles from './editor-screen.module.css';

const ICON = { size: 18, strokeWidth: 1.5 } as const;

/** Tools, switches of the view, zoom, and the two ways out: export and publish. */
export function ToolBar({ editor }: { editor: Editor }) {
  const t = useT('app');
  const format = useFormat();
  const studio = useStudio();
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const width = useReadable(editor.document, (set) => sizeOf(set.pages, pageId)?.width ?? 0);
  const isMenu = useReadable(editor.document, ({ kind }) => kind === 'richMenuSet');
  const isSymbol = useReadable(editor.document, ({ kind }) => kind === 'symbol');
  const height = useReadable(editor.document, (set) => sizeOf(set.pages, pageId)?.height ?? 0);
  return (
    <div className={styles.toolsFrame}>
      <div role="toolbar" aria-label={t('tools.label')} className={styles.tools}>
        <ToolButton editor={editor} tool="select" icon={<MousePointer2 {...ICON} />} />
        {!isSymbol && <ToolButton editor={editor} tool="area" icon={<Scan {...ICON} />} />}
        <CommandButton id="image.place" icon={<ImagePlus {...ICON} />} />
        <ToolButton editor={editor} tool="text" icon={<Type {...ICON} />} />
        <InsertMenu editor={editor} />
        <ToolButton editor={editor} tool="hand" icon={<Hand {...ICON} />} />
        <span className={styles.rule} />
        <ViewSwitches editor={editor} />
        <span className={cx(styles.rule, styles.sizeRule)} />
        <span className={styles.size} data-testid="page-size">
          {t('tools.size', { width: format.plain(width), height: format.plain(height) })}
        </span>
        <span className={styles.gap} />
        <Zoom editor={editor} />
        {!isSymbol && <span className={styles.rule} />}
        {!isSymbol && (
          <Button
            variant={isMenu ? 'plain' : 'primary'}
            className={isMenu ? styles.second : undefined}
            onClick={() => studio.runCommand('document.export')}
            data-testid="export"
          >
            {t('tools.export')}
          </Button>
        )}
        {isMenu && (
          <Button
            variant="primary"
            onClick={() => studio.runCommand('document.publish')}
            data-testid="publish"
          >
            {t('tools.publish')}
          </Button>
        )}
      </div>
    </div>
  );
}

const sizeOf = <P extends { id: string; size: { width: number; height: number } }>(
  pages: readonly P[],
  id: string,
) => pages.find((page) => page.id === id)?.size;

function ToolButton(props: { editor: Editor; tool: ToolId; icon: React.ReactNode }) {
  const isOn = useReadable(props.editor.session, (session) => session.tool === props.tool);
  return <CommandButton id={`tool.${props.tool}`} icon={props.icon} pressed={isOn} />;
}

/** Everything that can be put on the page, under one button. */
function InsertMenu({ editor }: { editor: Editor }) {
  const t = useT('app');
  const studio = useStudio();
  const title = useCommandTitle();
  const dispatcher = useDispatcher();
  const isDrawing = useReadable(editor.session, ({ tool }) => DRAWN.has(tool));
  return (
    <Menu
      trigger={
        <IconButton
          label={t('tools.insert')}
          tooltip={false}
          pressed={isDrawing}
          data-testid="insert"
          icon={<Shapes {...ICON} />}
        />
      }
      entries={INSERTS.map((id) => ({
        id,
        label: title(id),
        shortcut: dispatcher.stateOf(id)?.meta.shortcut,
        onSelect: () => studio.runCommand(id),
      }))}
    />
  );
}

const DRAWN: ReadonlySet<ToolId> = new Set(['rectangle', 'ellipse', 'line']);
const INSERTS = [
  'tool.rectangle',
  'tool.ellipse',
  'tool.line',
  'shape.gradient',
  'shape.icon',
  'shape.logo',
  'shape.qr',
  'shape.badge',
  'symbol.insert',
] as const;

function ViewSwitches({ editor }: { editor: Editor }) {
  const snapping = useReadable(editor.session, (session) => session.snapping);
  const grid = useReadable(editor.session, (session) => session.grid);
  const areas = useReadable(editor.session, (session) => session.areasVisible);
  const { panels } = useSettings();
  return (
    <>
      <CommandButton
        id="view.snapping"
        className={styles.switch}
        icon={<Magnet {...ICON} />}
        pressed={snapping}
      />
      <CommandButton
        id="view.grid"
        className={styles.switch}
        icon={<Grid3x3 {...ICON} />}
        pressed={grid}
      />
      <CommandButton
        id="view.areas"
        className={styles.switch}
        icon={<Eye {...ICON} />}
        pressed={areas}
      />
      <CommandButton id="panel.layers" icon={<Layers {...ICON} />} pressed={panels.layers} />
    </>
  );
}

function CommandButton(props: {
  id: string;
  icon: React.ReactNode;
  pressed?: boolean;
  className?: string;
}) {
  const studio = useStudio();
  const title = useCommandTitle();
  const meta = useDispatcher().stateOf(props.id)?.meta;
  return (
    <IconButton
      label={title(props.id)}
      shortcut={meta?.shortcut}
      icon={props.icon}
      pressed={props.pressed}
      className={props.className}
      onClick={() => studio.runCommand(props.id)}
      data-testid={props.id}
    />
  );
}

function Zoom({ editor }: { editor: Editor }) {
  const t = useT('app');
  const format = useFormat();
  const title = useCommandTitle();
  const studio = useStudio();
  const dispatcher = useDispatcher();
  const zoom = useReadable(editor.session, (session) => session.camera.zoom);
  const command = (id: string) => ({
    id,
    label: title(id),
    shortcut: dispatcher.stateOf(id)?.meta.shortcut,
    onSelect: () => studio.runCommand(id),
  });
  const to = (value: number) => ({
    id: `zoom-${value}`,
    label: format.percent(value),
    onSelect: () => editor.zoomTo(value),
  });
  return (
    <>
      <IconButton
        label={title('zoom.out')}
        shortcut={dispatcher.stateOf('zoom.out')?.meta.shortcut}
        icon={<Minus {...ICON} />}
        className={styles.step}
        onClick={() => studio.runCommand('zoom.out')}
      />
      <Menu
        align="end"
        entries={[
          command('zoom.in'),
          command('zoom.out'),
          { id: 'steps', divider: true },
          command('zoom.fit'),
          command('zoom.selection'),
          command('zoom.actual'),
          { id: 'line', divider: true },
          ...[0.25, 0.5, 2, 4].map(to),
        ]}
        trigger={
          <button
            type="button"
            className={styles.zoom}
            aria-label={t('tools.zoom', { zoom: format.percent(zoom) })}
            data-testid="zoom"
          >
            {format.percent(zoom)}
          </button>
        }
      />
      <IconButton
        label={title('zoom.in')}
        shortcut={dispatcher.stateOf('zoom.in')?.meta.shortcut}
        icon={<Plus {...ICON} />}
        className={styles.step}
        onClick={() => studio.runCommand('zoom.in')}
      />
    </>
  );
}
