import { Smile } from 'lucide-react';
import { useState } from 'react';
import { LIMITS } from '#shared/line/limits';
import { isSendableSticker, stickerPackage, stickerTitle } from '#shared/line/sendable/stickers';
import { wireOf, wireText } from '#shared/preview/messages-of';
import { couponIdOf } from '../../data/coupons';
import { useQuery } from '../../data/query';
import { useLocale, useT } from '../../i18n';
import { Button, FieldRow, Section, Select, TextField } from '../../ui';
import styles from './composer.module.css';
import { WireChoice, WireNumber, WirePicture, WireText } from './fields';
import { placeOfMapLink } from './map-link';
import { PartList } from './PartList';
import { StickerDialog } from './pickers/StickerDialog';
import { WireFilm } from './WireFilm';
import { useAt, useWire } from './wire-context';

const L = LIMITS.message;

export function ImageForm() {
  const t = useT('composer');
  return (
    <Section title={t('section.message')}>
      <WirePicture
        path={['originalContentUrl']}
        also={['previewImageUrl']}
        note={t('note.image')}
      />
      <WirePicture path={['previewImageUrl']} note={t('note.preview')} />
    </Section>
  );
}

export function VideoForm() {
  const t = useT('composer');
  return (
    <Section title={t('section.message')}>
      <WireFilm path={['originalContentUrl']} note={t('note.video')} />
      <WirePicture path={['previewImageUrl']} note={t('note.preview')} />
      <WireText
        path={['trackingId']}
        limit={L.trackingId}
        mono
        optional
        note={t('note.trackingId')}
      />
    </Section>
  );
}

export function AudioForm() {
  const t = useT('composer');
  return (
    <Section title={t('section.message')}>
      <WireText path={['originalContentUrl']} mono placeholder="https://" note={t('note.audio')} />
      <WireNumber path={['duration']} min={1} />
    </Section>
  );
}

export function StickerForm() {
  const t = useT('composer');
  const { wire, edit, closeStep, readOnly } = useWire();
  const locale = useLocale();
  const [isChoosing, setChoosing] = useState(false);
  const value = { packageId: wireText(wire.packageId), stickerId: wireText(wire.stickerId) };
  const title = stickerPackage(value.packageId);
  return (
    <Section title={t('section.message')}>
      <div className={styles.buttons}>
        <Button
          icon={<Smile size={16} strokeWidth={1.5} />}
          disabled={readOnly}
          onClick={() => setChoosing(true)}
          data-testid="choose-sticker"
        >
          {t('choose')}
        </Button>
        {title && <span className={styles.quiet}>{stickerTitle(title, locale)}</span>}
      </div>
      <FieldRow>
        <WireText path={['packageId']} mono />
        <WireText path={['stickerId']} mono />
      </FieldRow>
      <p className={styles.quiet}>
        {t(
          isSendableSticker(value.packageId, value.stickerId)
            ? 'note.sticker'
            : 'note.stickerNotListed',
        )}
      </p>
      {isChoosing && (
        <StickerDialog
          value={value}
          onClose={() => setChoosing(false)}
          onTake={(sticker) => {
            closeStep();
            edit((draft) => Object.assign(draft, sticker));
          }}
        />
      )}
    </Section>
  );
}

export function CouponForm() {
  const t = useT('composer');
  const at = useAt(['couponId']);
  const heads = useQuery('documents.list', {
    kinds: ['coupon'],
    archived: false,
    offset: 0,
    limit: 20_000,
  }).value?.heads;
  const known = (heads ?? []).flatMap((head) => {
    const id = couponIdOf(head);
    return id === null ? [] : [{ value: id, label: head.name, detail: id }];
  });
  return (
    <Section title={t('section.message')}>
      {known.length > 0 ? (
        <Select<string>
          label={t('fromCoupons')}
          value={known.some(({ value }) => value === at.value) ? String(at.value) : null}
          options={known}
          disabled={at.readOnly}
          onChange={at.set}
          data-testid="choose-coupon"
        />
      ) : (
        heads && <p className={styles.quiet}>{t('noCoupons')}</p>
      )}
      <WireText path={['couponId']} mono note={t('note.coupon')} />
      <WireText path={['deliveryTag']} limit={L.deliveryTag} mono optional />
    </Section>
  );
}

export function LocationForm() {
  const t = useT('composer');
  return (
    <Section title={t('section.message')}>
      <MapLink />
      <WireText path={['title']} name="placeTitle" limit={L.location} />
      <WireText path={['address']} limit={L.location} />
      <FieldRow>
        <WireNumber path={['latitude']} min={-90} max={90} decimals={6} />
        <WireNumber path={['longitude']} min={-180} max={180} decimals={6} />
      </FieldRow>
    </Section>
  );
}

/** A link copied from a map says where a place is; it is read here and never opened. */
function MapLink() {
  const t = useT('composer');
  const { edit, readOnly } = useWire();
  const title = useAt(['title']);
  const [link, setLink] = useState('');
  const place = placeOfMapLink(link);
  return (
    <TextField
      label={t('field.mapLink')}
      value={link}
      disabled={readOnly}
      placeholder="https://maps.google.com/"
      note={link === '' ? t('note.mapLink') : t(place ? 'note.mapRead' : 'note.mapUnread')}
      noteTone={link !== '' && !place ? 'warn' : undefined}
      onChange={(text) => {
        setLink(text);
        const found = placeOfMapLink(text);
        if (!found) return;
        edit((wire) => {
          wire.latitude = found.latitude;
          wire.longitude = found.longitude;
          if (found.name !== null && (title.value ?? '') === '') wire.title = found.name;
        });
      }}
      data-testid="map-link"
    />
  );
}

export function ImagemapForm() {
  const t = useT('composer');
  const { wire } = useWire();
  const size = wireOf(wire.baseSize);
  const M = LIMITS.imagemap;
  return (
    <>
      <Section title={t('section.message')}>
        <WireText path={['baseUrl']} mono placeholder="https://" note={t('note.baseUrl')} />
        <WireText path={['altText']} limit={L.altText} rows={2} note={t('note.altText')} />
        <WireNumber path={['baseSize', 'height']} name="baseHeight" min={1} />
      </Section>
      <Section title={t('section.areas')}>
        <PartList
          path={['actions']}
          name="area"
          min={1}
          max={M.actions}
          make={() => ({
            type: 'uri',
            linkUri: '',
            area: {
              x: 0,
              y: 0,
              width: size.width ?? M.baseWidth,
              height: size.height ?? M.baseWidth,
            },
          })}
        >
          {(path) => <ImagemapAction path={path} />}
        </PartList>
      </Section>
    </>
  );
}

function ImagemapAction({ path }: { path: (string | number)[] }) {
  const M = LIMITS.imagemap;
  const type = useAt([...path, 'type']).value;
  return (
    <>
      <WireChoice
        path={[...path, 'type']}
        name="action"
        options={['uri', 'message', 'clipboard']}
      />
      {type === 'uri' && (
        <WireText
          path={[...path, 'linkUri']}
          name="uri"
          limit={M.uri}
          mono
          placeholder="https://"
        />
      )}
      {type === 'message' && <WireText path={[...path, 'text']} name="saidText" limit={M.text} />}
      {type === 'clipboard' && (
        <WireText path={[...path, 'clipboardText']} limit={M.clipboardText} rows={2} />
      )}
      <WireText path={[...path, 'label']} limit={M.label} optional />
      <FieldRow>
        <WireNumber path={[...path, 'area', 'x']} min={0} />
        <WireNumber path={[...path, 'area', 'y']} min={0} />
        <WireNumber path={[...path, 'area', 'width']} min={1} />
        <WireNumber path={[...path, 'area', 'height']} min={1} />
      </FieldRow>
    </>
  );
}
