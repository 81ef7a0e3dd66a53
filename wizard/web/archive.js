/**
 * Reads a zip archive whose entries are stored without compression: the form of the light rules.
 */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** Bytes of the fixed part of each record (APPNOTE 4.3.16, 4.3.12, 4.3.7). */
const SIZE = { end: 22, entry: 46, local: 30 };

/** An archive that cannot be read. */
export class ArchiveError extends Error {
  name = "ArchiveError";
}

/**
 * @param {ArrayBuffer} archive without a comment at its end
 * @returns {Generator<{path: string, content: Uint8Array}>}
 */
export function* storedEntries(archive) {
  const view = new DataView(archive);
  const end = archive.byteLength - SIZE.end;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY) throw new ArchiveError("no end");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new ArchiveError("no entry");
    if (view.getUint16(at + 10, true) !== 0) throw new ArchiveError("compressed");
    const length = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const start =
      local + SIZE.local + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    yield {
      path: new TextDecoder().decode(new Uint8Array(archive, at + SIZE.entry, nameLength)),
      content: new Uint8Array(archive, start, length),
    };
    at += SIZE.entry + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
