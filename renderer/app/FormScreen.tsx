import type { ReactNode } from 'react';
import type { OpenDocument } from '../data/open-documents';
import { WorkbenchBody, WorkbenchSide } from '../ui';
import { type BottomComments, BottomPart } from './BottomPart';
import styles from './editor-screen.module.css';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** What every screen without a canvas has round its forms: findings and history below, the phone at the right. */
export function FormScreen(props: {
  document: OpenDocument;
  /** Said when the document can only be looked at. */
  readOnlyText: string;
  problems: ReactNode;
  /** How many of them are of what the document points at. */
  moreProblems?: number;
  /** What reviewers said, where people review this kind. */
  comments?: BottomComments;
  sideLabel: string;
  side: ReactNode;
  children: ReactNode;
  'data-testid': string;
}) {
  const { document } = props;
  return (
    <>
      <WorkbenchBody data-testid={props['data-testid']}>
        {document.readOnly && (
          <div className={styles.readOnly} role="status">
            {props.readOnlyText}
          </div>
        )}
        {props.children}
        <BottomPart
          document={document}
          problems={props.problems}
          moreProblems={props.moreProblems}
          comments={props.comments}
        />
      </WorkbenchBody>
      <WorkbenchSide label={props.sideLabel} width={336}>
        <ErrorBoundary place="phone" resetKey={document.id}>
          {props.side}
        </ErrorBoundary>
      </WorkbenchSide>
    </>
  );
}
