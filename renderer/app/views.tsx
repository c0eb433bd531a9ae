import {
  ChartNoAxesColumn,
  LayoutTemplate,
  type LucideIcon,
  MessageSquare,
  Radio,
  Settings2,
} from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import type { View } from '../data/window-state';
import { Library } from '../features/library';
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
      <Library place="menus" />
      <OnboardingCard />
    </>
  );
}

function MessagesSide() {
  return <Library place="messages" />;
}

/** Rail order. `showView` takes only what stands here. */
export const views: readonly ViewEntry[] = [
  { view: 'menus', Icon: LayoutTemplate, at: 'top', Side: MenusSide, Screen: OpenTabs },
  { view: 'messages', Icon: MessageSquare, at: 'top', Side: MessagesSide, Screen: OpenTabs },
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
      default: (await import('../features/settings')).SettingsScreen,
    })),
  },
];
