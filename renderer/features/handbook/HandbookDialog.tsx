import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStudio } from '../../data/studio';
import { useLocale, useT } from '../../i18n';
import { Button, cx, Dialog, Kbd, TextField } from '../../ui';
import { CHAPTERS } from './chapters';
import styles from './handbook.module.css';
import {
  cut,
  type HandbookText,
  type Passage,
  passagesOf,
  readHandbook,
  search,
  wordsOf,
} from './read';

export interface KeyGroup {
  id: string;
  title: string;
  rows: readonly { id: string; title: string; shortcut: string }[];
}

const KEYS = 'keys';

/** The handbook: chapters at the left, one open at the right; a search goes through all of them. */
export function HandbookDialog(props: {
  /** The chapter that is open first. */
  chapter?: string;
  keys: readonly KeyGroup[];
  /** What a command is called where a passage offers it. */
  commandTitle(id: string): string;
  onClose(): void;
}) {
  const t = useT('handbook');
  const locale = useLocale();
  const [book, setBook] = useState<HandbookText | null>(null);
  const [chapter, setChapter] = useState(props.chapter ?? CHAPTERS[0]?.id ?? KEYS);
  const [query, setQuery] = useState('');
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isOver = false;
    void readHandbook(locale).then((read) => {
      if (!isOver) setBook(read);
    });
    return () => {
      isOver = true;
    };
  }, [locale]);
  const passages = useMemo(() => (book ? passagesOf(book) : []), [book]);
  const words = wordsOf(query);
  const found = useMemo(
    () => (query.trim() === '' ? null : search(passages, query)),
    [passages, query],
  );
  const keys = words.length === 0 ? props.keys : keysWith(props.keys, words);
  const open = (id: string) => {
    setChapter(id);
    setQuery('');
    page.current?.scrollTo({ top: 0 });
  };
  const shown = found ?? passages.filter((passage) => passage.chapter === chapter);
  const isKeys = found === null ? chapter === KEYS : keys.length > 0;
  return (
    <Dialog
      opened
      bare
      width={920}
      title={t('title')}
      onClose={props.onClose}
      data-testid="handbook"
    >
      <div className={styles.split}>
        <div className={styles.side}>
          <TextField
            data-autofocus
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            prefix={<Search size={16} strokeWidth={1.5} />}
            value={query}
            onChange={setQuery}
            data-testid="handbook-search"
          />
          <nav className={styles.chapters} aria-label={t('chapters')} onKeyDown={moveAlong}>
            {[...CHAPTERS.map(({ id }) => id), KEYS].map((id) => (
              <button
                key={id}
                type="button"
                className={cx(styles.chapter, found === null && id === chapter && styles.on)}
                aria-current={found === null && id === chapter ? 'page' : undefined}
                onClick={() => open(id)}
                data-testid={`chapter-${id}`}
              >
                {id === KEYS ? t('shortcuts') : (book?.[id]?.title ?? '')}
              </button>
            ))}
          </nav>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <div ref={page} className={styles.page} tabIndex={0} data-testid="handbook-page">
          {found === null ? (
            <h3 className={styles.title}>
              {chapter === KEYS ? t('shortcuts') : (book?.[chapter]?.title ?? '')}
            </h3>
          ) : (
            <p className={styles.found} role="status">
              {found.length + keys.length === 0
                ? t('none', { text: query.trim() })
                : t('found', { count: found.length })}
            </p>
          )}
          {shown.map((passage) => (
            <PassageOf
              key={`${passage.chapter} ${passage.id}`}
              passage={passage}
              words={words}
              isFound={found !== null}
              commandTitle={props.commandTitle}
              onClose={props.onClose}
            />
          ))}
          {isKeys && (
            <div className={styles.keys}>
              {keys.map((group) => (
                <section key={group.id} className={styles.keyGroup}>
                  <h4 className={styles.keyTitle}>{group.title}</h4>
                  <ul>
                    {group.rows.map((row) => (
                      <li key={row.id} className={styles.key}>
                        <span>
                          <Marked text={row.title} words={words} />
                        </span>
                        <Kbd shortcut={row.shortcut} />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function PassageOf(props: {
  passage: Passage;
  words: readonly string[];
  isFound: boolean;
  commandTitle(id: string): string;
  onClose(): void;
}) {
  const studio = useStudio();
  const { passage, words } = props;
  const { command } = passage;
  return (
    <section className={styles.section} data-testid="passage">
      {props.isFound && <p className={styles.where}>{passage.chapterTitle}</p>}
      <h4 className={styles.heading}>
        <Marked text={passage.title} words={words} />
      </h4>
      {passage.text.split('\n').map((paragraph) => (
        <p key={paragraph} className={styles.text}>
          <Marked text={paragraph} words={words} />
        </p>
      ))}
      {command !== undefined && (
        <Button
          variant="ghost"
          className={styles.act}
          onClick={() => {
            props.onClose();
            studio.runCommand(command);
          }}
        >
          {props.commandTitle(command)}
        </Button>
      )}
    </section>
  );
}

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  let at = 0;
  return cut(text, words).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.isHit ? <mark key={key}>{piece.text}</mark> : piece.text;
  });
}

/** Groups with the rows that have every word in their title. */
const keysWith = (groups: readonly KeyGroup[], words: readonly string[]): KeyGroup[] =>
  groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter(({ title }) =>
        words.every((word) => title.normalize('NFKC').toLocaleLowerCase().includes(word)),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);

/** Up and down among the chapters. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
