import { PARTS } from "@/features/employers/components/parts";

/** What each page keeps in the address: which part is open, never who or what it is about. */
type Raw = Record<string, unknown>;

const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined => allowed.find((each) => each === value);
const string = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
/** A number, as the router writes and reads it. */
const year = (value: unknown) => (typeof value === "number" && value >= 2000 && value < 2100 && Number.isInteger(value) ? value : undefined);

/** Leaves out what is not set, so that addresses stay short. */
function present<T extends Raw>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

const TASK_VIEWS = ["laat", "week", "later"] as const;
const TASK_SORTS = ["taak", "werknemer", "werkgever", "week", "start", "eind"] as const;

export const signIn = (raw: Raw) => present({ melding: oneOf(raw.melding, ["beeindigd", "uitgelogd"]), terug: string(raw.terug) });

export const page = (raw: Raw) => present({ cursor: string(raw.cursor) });

export const tasks = (raw: Raw) =>
  present({
    toon: oneOf(raw.toon, TASK_VIEWS),
    sorteer: oneOf(raw.sorteer, TASK_SORTS),
    richting: oneOf(raw.richting, ["af"]),
    cursor: string(raw.cursor),
  });

export const dossiers = (raw: Raw) => present({ werkgever: string(raw.werkgever), cursor: string(raw.cursor) });

export const figures = (raw: Raw) =>
  present({ werkgever: string(raw.werkgever), jaar: year(raw.jaar), weergave: oneOf(raw.weergave, ["tabel"]) });

export const dossier = (raw: Raw) =>
  present({
    tab: oneOf(raw.tab, ["taken", "documents"]),
    traject: string(raw.traject),
    taak: string(raw.taak),
    paneel: oneOf(raw.paneel, ["ziek", "herstel", "deelherstel", "zwanger", "bevalling", "ondertekenen"]),
    document: string(raw.document),
    ceremonie: string(raw.ceremonie),
  });

export const dialogs = (raw: Raw) =>
  present({ cursor: string(raw.cursor), ondertekening: string(raw.ondertekening), paneel: oneOf(raw.paneel, ["nieuw"]), dossier: string(raw.dossier) });

export const employers = (raw: Raw) =>
  present({ lijst: oneOf(raw.lijst, ["concept"]), cursor: string(raw.cursor), paneel: oneOf(raw.paneel, ["nieuw"]) });

export const employer = (raw: Raw) =>
  present({ onderdeel: oneOf(raw.onderdeel, PARTS), paneel: string(raw.paneel), veld: string(raw.veld) });

export const contracts = (raw: Raw) => present({ soort: oneOf(raw.soort, ["gebeurtenissen"]), zoek: string(raw.zoek) });

export const panel = (raw: Raw) => present({ paneel: oneOf(raw.paneel, ["nieuw"]), cursor: string(raw.cursor) });
