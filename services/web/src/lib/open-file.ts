/** How long a browser may take to read a file that it was handed; after that its memory is freed. */
const KEPT_MS = 300_000;

function addressOf(file: Blob): string {
  const address = URL.createObjectURL(file);
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  return address;
}

/**
 * Fetches a file and shows it in a tab of its own. The tab is opened at the press itself, before the file has come:
 * afterwards a browser would take it for an advertisement. Where it does so nevertheless, the file is downloaded.
 */
export async function openFile(read: () => Promise<Blob>, name: string): Promise<void> {
  const tab = window.open("", "_blank");
  try {
    const file = await read();
    if (tab) tab.location.replace(addressOf(file));
    else download(file, name);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/** Puts a file among the downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = addressOf(file);
  link.download = name;
  link.click();
}
