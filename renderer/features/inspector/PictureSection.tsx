import { ImagePlus } from 'lucide-react';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { Button, Section } from '../../ui';
import styles from './Inspector.module.css';

/** The way to a first picture, for people who do not drag and paste. */
export function PictureSection() {
  const t = useT('inspector');
  const studio = useStudio();
  return (
    <Section title={t('picture')}>
      <Button
        icon={<ImagePlus size={16} strokeWidth={1.5} />}
        data-testid="place-picture"
        onClick={() => studio.runCommand('image.place')}
      >
        {t('placePicture')}
      </Button>
      <p className={styles.quiet}>{t('pictureHint')}</p>
    </Section>
  );
}
