import { lazy } from 'react';
import { useActiveDocument, useOpenDocuments } from '../data/studio';
import { useT } from '../i18n';
import { Workbench, WorkbenchBody } from '../ui';
import { documentScreens } from './document-screens';
import { NothingOpen } from './NothingOpen';
import { DocumentTabs } from './shell/DocumentTabs';
import { ErrorBoundary } from './shell/ErrorBoundary';

const PublishScreen = lazy(async () => ({
  default: (await import('../features/publish/PublishScreen')).PublishScreen,
}));

/** The tabs of open documents and plans, and the one that is active. */
export function OpenTabs() {
  const t = useT('app');
  const activeKey = useOpenDocuments((state) => state.activeKey);
  const tab = useOpenDocuments((state) => state.tabs.find((other) => other.key === activeKey));
  const document = useActiveDocument();
  const Screen = document && documentScreens[document.kind];
  return (
    <Workbench label={t('tabs.label')} tabs={<DocumentTabs />}>
      <ErrorBoundary place="screen" resetKey={activeKey ?? ''}>
        {tab?.kind === 'editor' && Screen && <Screen key={tab.key} document={document} />}
        {tab?.kind === 'publish' && (
          <PublishScreen key={tab.key} documentIds={[...tab.documentIds]} />
        )}
        {!tab && (
          <WorkbenchBody>
            <NothingOpen />
          </WorkbenchBody>
        )}
      </ErrorBoundary>
    </Workbench>
  );
}
