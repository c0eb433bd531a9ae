import { Film, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { RichMessage, RichVideo } from '#shared/domain/design/rich-message';
import { acceptOf } from '#shared/files/file-kinds';
import type { Bounds } from '#shared/geometry/bounds';
import { LIMITS } from '#shared/line/limits';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { storeVideo } from '../../../data/store-video';
import { takenFiles } from '../../../data/taken-files';
import type { Editor } from '../../../editor/api';
import { defaultAssetUrl } from '../../../editor/paint';
import { useReadable } from '../../../editor/use-readable';
import { useFormat, useT } from '../../../i18n';
import {
  Button,
  FieldRow,
  NumberField,
  ProgressBar,
  Section,
  Select,
  Switch,
  TextField,
} from '../../../ui';
import { withBound } from '../edit';
import { useProblemText } from '../field-problems';
import styles from '../Inspector.module.css';
import { frameOfFilm, type OpenedVideo, openVideo } from './read-video';

const PRESETS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** A video over the picture: LINE plays it where its area lies. */
export function VideoSection(props: { editor: Editor<RichMessage>; page: Artboard }) {
  const t = useT('inspector');
  const { editor, page } = props;
  const video = useReadable(editor.document, (document) => document.video);
  const chooser = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<OpenedVideo | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [arrived, setArrived] = useState<number | null>(null);
  const calledOff = useRef(new AbortController());
  const [folded, setFolded] = useState(video === null);
  const edit = (recipe: (draft: RichMessage) => void) => {
    editor.edit({ label: 'editVideo' }, recipe);
    editor.closeStep();
  };
  const choose = async (file: File) => {
    const found = await openVideo(file);
    setUnreadable(found === null);
    setOpened(found);
    if (!found) return;
    calledOff.current = new AbortController();
    setArrived(0);
    const stored = await storeVideo(file, setArrived, calledOff.current.signal);
    setArrived(null);
    if (!stored.ok) return reportFailure(stored.error);
    const hash = stored.value;
    if (hash === null) return;
    edit((draft) => {
      draft.video = {
        ...(draft.video ?? emptyVideo(fitted(page.size, found.facts))),
        file: { ...found.facts, hash },
      };
    });
    setFolded(false);
  };
  return (
    <Section title={t('video.title')} folded={folded} onFold={setFolded}>
      <input
        ref={chooser}
        type="file"
        accept={acceptOf('playedFilm')}
        hidden
        data-testid="video-file"
        onChange={(event) => {
          const [file] = takenFiles('playedFilm', event.currentTarget.files);
          event.currentTarget.value = '';
          if (file) void choose(file);
        }}
      />
      <div className={styles.buttons}>
        <Button
          icon={<Film size={16} strokeWidth={1.5} />}
          onClick={() => chooser.current?.click()}
        >
          {t(video ? 'video.replace' : 'video.add')}
        </Button>
        {video && (
          <Button
            icon={<Trash2 size={16} strokeWidth={1.5} />}
            onClick={() =>
              edit((draft) => {
                draft.video = null;
              })
            }
          >
            {t('video.remove')}
          </Button>
        )}
      </div>
      {arrived !== null && (
        <ProgressBar
          label={t('video.storing')}
          text={t('video.storing')}
          value={arrived}
          onCancel={() => calledOff.current.abort()}
        />
      )}
      {unreadable && (
        <p role="alert" className={styles.quiet}>
          {t('video.unreadable')}
        </p>
      )}
      {video && <VideoFields editor={editor} video={video} page={page} opened={opened} />}
    </Section>
  );
}

const emptyVideo = (area: Bounds): RichVideo => ({
  area,
  file: null,
  originalContentUrl: '',
  poster: null,
  previewImageUrl: '',
  externalLink: null,
});

/** The largest area with the video's proportions, in the middle of the picture. */
function fitted(
  page: { width: number; height: number },
  video: { widthPx: number; heightPx: number },
): Bounds {
  const scale = Math.min(page.width / video.widthPx, page.height / video.heightPx);
  const width = Math.min(page.width, Math.max(1, Math.round(video.widthPx * scale)));
  const height = Math.min(page.height, Math.max(1, Math.round(video.heightPx * scale)));
  return {
    x: Math.floor((page.width - width) / 2),
    y: Math.floor((page.height - height) / 2),
    width,
    height,
  };
}

function VideoFields(props: {
  editor: Editor<RichMessage>;
  video: RichVideo;
  page: Artboard;
  opened: OpenedVideo | null;
}) {
  const t = useT('inspector');
  const format = useFormat();
  const problem = useProblemText(props.editor);
  const { editor, video, page, opened } = props;
  const [second, setSecond] = useState(0);
  const [frameless, setFrameless] = useState(false);
  const change = (field: string, recipe: (draft: RichVideo) => void) =>
    editor.edit({ label: 'editVideo', coalesce: `video.${field}` }, (draft) => {
      if (draft.video) recipe(draft.video);
    });
  const commit = () => editor.closeStep();
  const takePoster = async () => {
    const hash = video.file?.hash;
    const bytes =
      (await opened?.frameAt(second)) ?? (hash ? await frameOfFilm(hash, second) : null);
    setFrameless(!bytes);
    if (!bytes) return;
    const stored = await invoke('assets.put', { bytes, name: `${video.file?.name ?? ''}.png` });
    if (!stored.ok) return reportFailure(stored.error);
    change('poster', (draft) => {
      draft.poster = stored.value.hash;
    });
    commit();
  };
  return (
    <>
      {video.file && (
        <p className={styles.quiet} data-testid="video-facts">
          {t('video.facts', {
            width: format.plain(video.file.widthPx),
            height: format.plain(video.file.heightPx),
            seconds: format.number(video.file.seconds),
            size: format.bytes(video.file.bytes),
            codec: [video.file.videoCodec, video.file.audioCodec].filter(Boolean).join(' + '),
          })}
        </p>
      )}
      {(
        [
          ['x', 'y'],
          ['width', 'height'],
        ] as const
      ).map((row) => (
        <FieldRow key={row[0]}>
          {row.map((key) => (
            <NumberField
              key={key}
              prefix={key === 'width' ? 'W' : key === 'height' ? 'H' : key.toUpperCase()}
              aria-label={`${t('video.area')} ${t(`bounds.${key}`)}`}
              data-testid={`video-${key}`}
              value={video.area[key]}
              onChange={(value) =>
                change(`area.${key}`, (draft) => {
                  draft.area = withBound(draft.area, key, value, page.size);
                })
              }
              onCommit={commit}
            />
          ))}
        </FieldRow>
      ))}
      <Button
        onClick={() => {
          change('fill', (draft) => {
            draft.area = { x: 0, y: 0, ...page.size };
          });
          commit();
        }}
      >
        {t('video.fill')}
      </Button>
      <TextField
        label={t('video.url')}
        note={t(video.file?.hash ? 'video.kept' : 'video.urlNote')}
        type="url"
        mono
        value={video.originalContentUrl}
        {...problem(['video', 'originalContentUrl'])}
        onChange={(url) =>
          change('url', (draft) => {
            draft.originalContentUrl = url;
          })
        }
        onCommit={commit}
      />
      {(opened || video.file?.hash) && (
        <FieldRow>
          <NumberField
            aria-label={t('video.poster', { seconds: second })}
            data-testid="video-poster-at"
            suffix="s"
            decimals={1}
            min={0}
            max={video.file?.seconds ?? 0}
            value={second}
            onChange={setSecond}
          />
          <Button onClick={() => void takePoster()} data-testid="video-take-poster">
            {t('video.takePoster')}
          </Button>
        </FieldRow>
      )}
      {frameless && (
        <p role="alert" className={styles.quiet}>
          {t('video.noFrame')}
        </p>
      )}
      {video.poster ? (
        <>
          <img
            className={styles.poster}
            src={defaultAssetUrl(video.poster)}
            alt={t('video.hasPoster')}
          />
          <Button
            variant="ghost"
            onClick={() => {
              change('poster', (draft) => {
                draft.poster = null;
              });
              commit();
            }}
          >
            {t('video.noPoster')}
          </Button>
        </>
      ) : (
        <p className={styles.quiet}>{t('video.posterDrawn')}</p>
      )}
      <Switch
        label={t('video.link')}
        aside="externalLink"
        data-testid="video-link"
        checked={video.externalLink !== null}
        onChange={(on) => {
          change('link', (draft) => {
            draft.externalLink = on ? { label: t('video.labels.2'), linkUri: '' } : null;
          });
          commit();
        }}
      />
      {video.externalLink && (
        <>
          <Select<string>
            label={t('video.presets')}
            value={null}
            options={PRESETS.map((number) => {
              const label = t(`video.labels.${number}`);
              return { value: label, label };
            })}
            onChange={(label) => {
              change('linkLabel', (draft) => {
                if (draft.externalLink) draft.externalLink.label = label;
              });
              commit();
            }}
          />
          <TextField
            label={t('video.linkLabel')}
            data-testid="video-link-label"
            value={video.externalLink.label}
            counter={{
              used: video.externalLink.label.length,
              limit: LIMITS.imagemap.externalLinkLabel,
            }}
            {...problem(['video', 'externalLink', 'label'])}
            onChange={(label) =>
              change('linkLabel', (draft) => {
                if (draft.externalLink) draft.externalLink.label = label;
              })
            }
            onCommit={commit}
          />
          <TextField
            label={t('video.linkUri')}
            data-testid="video-link-uri"
            type="url"
            mono
            value={video.externalLink.linkUri}
            {...problem(['video', 'externalLink', 'linkUri'])}
            onChange={(linkUri) =>
              change('linkUri', (draft) => {
                if (draft.externalLink) draft.externalLink.linkUri = linkUri;
              })
            }
            onCommit={commit}
          />
        </>
      )}
    </>
  );
}
