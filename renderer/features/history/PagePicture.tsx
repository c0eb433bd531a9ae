import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { TapestryDocument } from '#shared/document/kinds';
import type { Artboard } from '#shared/domain/design/artboard';
import { isDesign } from '#shared/domain/design/design';
import { loadResources, paintedKit, paintThumbnail } from '../../editor/paint';
import { useT } from '../../i18n';
import styles from './history.module.css';

const WIDTH_PX = 640;

/** The pages of a document that is drawn; none for every other kind. */
export const pagesOf = (document: TapestryDocument): readonly Artboard[] =>
  isDesign(document) ? document.pages : [];

/** One page as one version draws it. */
export function PagePicture(props: { page: Artboard | null; caption: string }) {
  const t = useT('versions');
  const { page } = props;
  const [url, setUrl] = useState<string | null>(null);
  const kit = useStore(paintedKit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: painting reads the kit itself
  useEffect(() => {
    let isGone = false;
    let made: string | null = null;
    setUrl(null);
    if (page) {
      void (async () => {
        const png = await paintThumbnail(page, await loadResources(page), WIDTH_PX);
        if (isGone) return;
        made = URL.createObjectURL(new Blob([png as BlobPart], { type: 'image/png' }));
        setUrl(made);
      })();
    }
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [page, kit]);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.quiet}>{props.caption}</figcaption>
      <div
        className={styles.picture}
        style={page ? { aspectRatio: `${page.size.width} / ${page.size.height}` } : undefined}
      >
        {url !== null && <img src={url} alt={props.caption} data-testid="version-picture" />}
        {page === null && <span className={styles.quiet}>{t('noPicture')}</span>}
      </div>
    </figure>
  );
}
