import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** `首頁・秋季/home` → `首頁・秋季-home`; what file systems refuse becomes a dash. */
export const safeName = (wanted: string, fallback: string): string =>
  wanted
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-')
    .slice(0, 100)
    .replace(/^\.+|[. ]+$/g, '') || fallback;

/** The name, or the name with a number where any of its files is already there. */
export async function freeName(
  folder: string,
  wanted: string,
  endings: readonly string[],
): Promise<string> {
  const isTaken = async (name: string) => {
    for (const ending of endings) if (await exists(join(folder, `${name}${ending}`))) return true;
    return false;
  };
  let name = wanted;
  for (let number = 2; await isTaken(name); number += 1) name = `${wanted} ${number}`;
  return name;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
