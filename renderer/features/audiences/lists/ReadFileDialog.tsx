import { useEffect, useRef, useState } from 'react';
import type { ListReport } from '#shared/ipc/channels/audience-lists';
import { LIMITS } from '#shared/line/limits';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { newJob } from '../../../data/jobs';
import { useFormat, useSpeech, useT } from '../../../i18n';
import { Button, Dialog, ProgressBar, showNotice, TextField, VirtualList } from '../../../ui';
import styles from './Lists.module.css';
import { type ReadProgress, readListFile } from './read-file';

const ROW = 26;
const HEAD = 28;
const HIGHEST = 240;

/** A file of user ids is counted while it is read; what is wrong is named, and what is clean may be kept. */
export function ReadFileDialog(props: { file: File; onClose(): void }) {
  const { file, onClose } = props;
  const t = useT('audiences');
  const format = useFormat();
  const speech = useSpeech();
  const [progress, setProgress] = useState<ReadProgress | null>(null);
  const [report, setReport] = useState<ListReport | null>(null);
  const [name, setName] = useState(file.name.replace(/\.[^.]*$/, ''));
  const [isBusy, setBusy] = useState(false);
  const job = useRef('');
  const isKept = useRef(false);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const stop = new AbortController();
    const own = newJob();
    job.current = own;
    void readListFile(file, own, { signal: stop.signal, onProgress: setProgress }).then((read) => {
      if (read === null) return;
      if (read.ok) return setReport(read.value);
      reportFailure(read.error);
      close.current();
    });
    return () => {
      stop.abort();
      if (!isKept.current) void invoke('lists.cancel', { job: own });
    };
  }, [file]);
  const keep = async () => {
    setBusy(true);
    const kept = await invoke('lists.keep', { job: job.current, name });
    setBusy(false);
    if (!kept.ok) return reportFailure(kept.error);
    isKept.current = true;
    showNotice({
      id: 'list-kept',
      message: t('lists.kept', { name, number: format.number(report?.unique ?? 0) }),
    });
    onClose();
  };
  const saveClean = async () => {
    const saved = await invoke('lists.export', { from: { job: job.current } });
    if (!saved.ok) return reportFailure(saved.error);
    if (saved.value)
      showNotice({
        id: 'list-saved',
        message: t('lists.saved', {
          file: saved.value.file,
          number: format.number(saved.value.count),
        }),
      });
  };
  const problems = report?.firstProblems ?? [];
  const wrong = report ? report.malformed + report.duplicates : 0;
  const figures = report && [
    ['unique', report.unique],
    ['duplicates', report.duplicates],
    ['malformed', report.malformed],
  ];
  return (
    <Dialog
      opened
      width={640}
      onClose={onClose}
      title={file.name}
      data-testid="read-list"
      aside={
        <Button
          variant="ghost"
          disabled={!report || report.unique === 0}
          onClick={() => void saveClean()}
          data-testid="list-export"
        >
          {t('lists.writeClean')}
        </Button>
      }
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={isBusy}
          disabled={!report || report.unique === 0 || name.trim() === ''}
          onClick={() => void keep()}
          data-testid="list-keep"
        >
          {t('lists.keep')}
        </Button>
      }
    >
      {!report && (
        <ProgressBar
          label={t('lists.reading')}
          value={progress === null ? null : progress.bytes / Math.max(1, progress.total)}
          text={t('lists.reading')}
          detail={
            progress &&
            t('lists.soFar', {
              ids: format.number(progress.ids),
              wrong: format.number(progress.wrong),
            })
          }
          onCancel={onClose}
        />
      )}
      {figures && (
        <div className={styles.form}>
          <dl className={styles.figures} data-testid="list-report">
            {figures.map(([key, value]) => (
              <div key={key} data-figure={key}>
                <dt>{t(`lists.figure.${key}`)}</dt>
                <dd>{format.number(value as number)}</dd>
              </div>
            ))}
          </dl>
          {report.unique > LIMITS.audience.idsPerFile && (
            <p className={styles.quiet}>
              {t('lists.tooMany', { number: format.number(LIMITS.audience.idsPerFile) })}
            </p>
          )}
          <TextField
            label={t('column.name')}
            value={name}
            maxLength={LIMITS.audience.description}
            onChange={setName}
            data-testid="list-name"
          />
          {problems.length > 0 && (
            <section
              className={styles.problems}
              style={{ height: Math.min(HIGHEST, HEAD + problems.length * ROW + 2) }}
              aria-label={t('lists.wrongLines')}
            >
              <h3>
                {t('lists.wrongLines')}
                {wrong > problems.length && (
                  <span className={styles.quiet}>
                    {t('lists.firstOf', {
                      shown: format.number(problems.length),
                      all: format.number(wrong),
                    })}
                  </span>
                )}
              </h3>
              <VirtualList
                count={problems.length}
                heightOf={() => ROW}
                keyOf={(index) => String(problems[index]?.line)}
                className={styles.lines}
                data-testid="list-problems"
              >
                {(index) => {
                  const { line, value, code } = problems[index] as ListReport['firstProblems'][0];
                  return (
                    <p className={styles.line} data-testid="list-problem" data-code={code}>
                      <span>{format.number(line)}</span>
                      <code>{value || '—'}</code>
                      <span>{speech.error({ code, message: code }).text}</span>
                    </p>
                  );
                }}
              </VirtualList>
            </section>
          )}
          {wrong === 0 && <p className={styles.quiet}>{t('lists.allGood')}</p>}
        </div>
      )}
    </Dialog>
  );
}
