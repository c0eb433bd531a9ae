import { BrandKitSection } from '../features/brand';
import { MediaHosts } from '../features/hosting';
import { SettingsScreen } from '../features/settings';

/** The settings, and what other features have put among them. */
export const SettingsPlace = () => (
  <SettingsScreen
    extra={
      <>
        <BrandKitSection />
        <MediaHosts />
      </>
    }
  />
);
