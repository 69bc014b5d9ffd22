import type {Database} from '../store/database.ts';
import type {StoreKind} from '../store/meta.ts';

/** What every route works with; the clock is given, so that tests can set it. */
export interface Service {
	db: Database;
	now(): Date;
	/** Public address of the service, without a slash at the end; links in mails and pages are made of it. */
	origin: string;
	/** Where the app is fetched: the only addresses beside `origin` that a mail links to. */
	appUrls: {app: string; ios: string; android: string};
	storeKind: StoreKind;
	campaignsFolder: string;
	seedFolder: string;
	/** Who mails come from; null when there is no mail server, so that nothing is sent. */
	mail: {from: string} | null;
	/** Built browser files by their plain name: `main.css` → `/assets/main-1a2b.css`. */
	assets: Readonly<Record<string, string>>;
	log: Log;
}

export interface Log {
	debug(fields: object, message: string): void;
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}
