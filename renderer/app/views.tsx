import {
  CalendarDays,
  ChartNoAxesColumn,
  LayoutTemplate,
  type LucideIcon,
  MessagesSquare,
  Radio,
  Send,
  Settings2,
  Users,
} from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import type { View } from '../data/window-state';
import { MenuLibrary, MessageLibrary } from '../features/library';
import { OnboardingCard } from '../features/onboarding';
import { OpenTabs } from './OpenTabs';

/** A place of the studio: a button of the rail, what stands in the left column, what fills the rest. */
export interface ViewEntry {
  view: View;
  Icon: LucideIcon;
  /** `foot`: at the bottom of the rail. */
  at: 'top' | 'foot';
  /** The left column, which folds; null where the place has none. */
  Side: ComponentType | null;
  Screen: ComponentType;
}

function MenusSide() {
  return (
    <>
      <MenuLibrary />
      <OnboardingCard />
    </>
  );
}

/** Rail order. `showView` takes only what stands here. */
export const views: readonly ViewEntry[] = [
  {
    view: 'plan',
    Icon: CalendarDays,
    at: 'top',
    Side: null,
    Screen: lazy(async () => ({ default: (await import('./PlanPlace')).PlanPlace })),
  },
  { view: 'menus', Icon: LayoutTemplate, at: 'top', Side: MenusSide, Screen: OpenTabs },
  {
    view: 'messages',
    Icon: MessagesSquare,
    at: 'top',
    Side: MessageLibrary,
    Screen: OpenTabs,
  },
  {
    view: 'audiences',
    Icon: Users,
    at: 'top',
    Side: null,
    Screen: lazy(async () => ({
      default: (await import('../features/audiences')).AudiencesScreen,
    })),
  },
  {
    view: 'results',
    Icon: ChartNoAxesColumn,
    at: 'top',
    Side: null,
    Screen: lazy(async () => ({
      default: (await import('../features/results/ResultsScreen')).ResultsScreen,
    })),
  },
  {
    view: 'outbox',
    Icon: Send,
    at: 'top',
    Side: null,
    Screen: lazy(async () => ({
      default: (await import('../features/outbox/OutboxScreen')).OutboxScreen,
    })),
  },
  {
    view: 'channel',
    Icon: Radio,
    at: 'top',
    Side: null,
    Screen: lazy(async () => ({
      default: (await import('../features/channel/ChannelScreen')).ChannelScreen,
    })),
  },
  {
    view: 'settings',
    Icon: Settings2,
    at: 'foot',
    Side: null,
    Screen: lazy(async () => ({
      default: (await import('./SettingsPlace')).SettingsPlace,
    })),
  },
];
