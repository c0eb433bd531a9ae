import type { ChannelId } from '#shared/domain/ids';
import type { ImportHead } from '#shared/insight/manager/imports';
import { dayLabel } from '#shared/report/figure-text';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { useFormat, useT } from '../../../i18n';
import { Button, Chip, showNotice } from '../../../ui';
import { DataTable } from '../DataTable';
import styles from '../Results.module.css';

/** Every file that was brought, with its time; a withdrawn one stays in the list and no longer counts. */
export function ImportList(props: { imports: readonly ImportHead[]; channelId: ChannelId }) {
  const t = useT('manager');
  const format = useFormat();
  if (props.imports.length === 0) return null;
  const withdraw = async (head: ImportHead) => {
    const answer = await invoke('insight.withdrawImport', {
      channelId: props.channelId,
      importId: head.importId,
    });
    if (!answer.ok) return reportFailure(answer.error);
    showNotice({
      id: 'manager-withdrawn',
      message: t('list.withdrawn', { file: head.file, count: head.rows }),
    });
  };
  return (
    <section className={styles.block}>
      <h2 className={styles.subtitle}>{t('list.title')}</h2>
      <DataTable
        caption={t('list.title')}
        rows={props.imports}
        keyOf={({ importId }) => importId}
        data-testid="import-list"
        columns={[
          {
            id: 'file',
            label: t('list.file'),
            show: ({ file }) => file,
            cell: ({ file }) => file,
            order: ({ file }) => file,
          },
          {
            id: 'table',
            label: t('table.title'),
            show: ({ table }) => t(`table.${table}`),
            cell: ({ table }) => table,
          },
          {
            id: 'days',
            label: t('list.days'),
            show: ({ from, to }) => `${dayLabel(format, from)} – ${dayLabel(format, to)}`,
            cell: ({ from, to }) => `${from}–${to}`,
            order: ({ from }) => from,
          },
          {
            id: 'rows',
            label: t('list.rows'),
            numeric: true,
            show: ({ rows }) => format.number(rows),
            cell: ({ rows }) => rows,
            order: ({ rows }) => rows,
          },
          {
            id: 'importedAt',
            label: t('list.importedAt'),
            show: ({ importedAt }) => format.dateTime(importedAt),
            cell: ({ importedAt }) => importedAt,
            order: ({ importedAt }) => importedAt,
          },
          {
            id: 'state',
            label: t('list.state'),
            show: (head) =>
              head.withdrawnAt === null ? (
                <Button
                  variant="ghost"
                  onClick={() => void withdraw(head)}
                  data-testid="withdraw-import"
                >
                  {t('list.withdraw')}
                </Button>
              ) : (
                <Chip>{t('list.gone', { time: format.dateTime(head.withdrawnAt) })}</Chip>
              ),
            cell: ({ withdrawnAt }) => withdrawnAt ?? '',
          },
        ]}
      />
    </section>
  );
}
