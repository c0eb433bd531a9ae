export { CommentList } from './CommentList';
export { CommentPins } from './CommentPins';
export { DesignComments } from './DesignComments';
export { MessagePins } from './MessagePins';
export { useComments } from './use-comments';
