import {
  AudioLines,
  Braces,
  GalleryHorizontal,
  Image,
  Images,
  LayoutPanelTop,
  type LucideIcon,
  MapPin,
  MessageCircleQuestion,
  MessageSquareText,
  PanelsTopLeft,
  PenTool,
  Smile,
  SquareMousePointer,
  TextCursorInput,
  TicketPercent,
  Video,
} from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  text: MessageSquareText,
  textV2: TextCursorInput,
  sticker: Smile,
  image: Image,
  video: Video,
  audio: AudioLines,
  location: MapPin,
  coupon: TicketPercent,
  imagemap: SquareMousePointer,
  buttons: LayoutPanelTop,
  confirm: MessageCircleQuestion,
  carousel: GalleryHorizontal,
  image_carousel: Images,
  flex: PanelsTopLeft,
  design: PenTool,
};

/** What kind of bubble it is, at a glance. */
export function BubbleIcon({ type }: { type: string }) {
  const Icon = ICONS[type] ?? Braces;
  return <Icon size={16} strokeWidth={1.5} aria-hidden />;
}
