type ClassName = string | false | 0 | 0n | null | undefined;

/** Joins class names, leaving out what is false or missing. */
export const cx = (...names: ClassName[]): string => names.filter(Boolean).join(' ');
