import type {Delivery} from '../domain/deliveries.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

/** How a mail went. */
export type EndedDelivery = Pick<Delivery, '_id' | 'holder' | 'state' | 'reason' | 'nextAt' | 'attempts'>;

interface Ask {
	ended: EndedDelivery | null;
	/** The mail that a line wants to send now, with the line as its holder; null when it wants none. */
	wanted: Delivery | null;
	resolve(isTaken: boolean): void;
	reject(error: unknown): void;
}

/** How many mails that wait are looked up at once. */
const AHEAD = 100;

/**
Hands the mails of a job out to the lines of one sender, and writes how they went.

What the lines ask while a write is going on is the next write: durable writes take most of the time, and so there is
about one for three mails. A line gets its next mail only when the end of its last one is written, so that a crash leaves
at most one uncertain mail for each line. Safe against other senders: a mail is taken by an update that only finds it
while it waits.
*/
export class DeliveryDesk {
	readonly #db: Database;
	readonly #sender: {job: string; holder: string; now(): Date};
	readonly #shown = new Set<string>();
	#asks: Ask[] = [];
	#isWriting = false;
	#ahead: Delivery[] = [];
	/** One line looks at a time. */
	#showing: Promise<Delivery | null> = Promise.resolve(null);

	constructor(db: Database, sender: {job: string; holder: string; now(): Date}) {
		this.#db = db;
		this.#sender = sender;
	}

	/** A mail that may be tried now, so that it can be made ready before it is taken; null when there is none. Each is shown once. */
	candidate(): Promise<Delivery | null> {
		const show = async () => {
			if (this.#ahead.length === 0) {
				this.#ahead = await this.#lookAhead();
			}

			return this.#ahead.shift() ?? null;
		};
		this.#showing = this.#showing.then(show, show);
		return this.#showing;
	}

	/** Writes how the last mail of a line went, and takes its next. @returns the mail as taken; null when another sender has it */
	async take(line: string, mail: Delivery, ended: EndedDelivery | null): Promise<Delivery | null> {
		const holder = `${this.#sender.holder} ${line}`;
		const wanted: Delivery = {...mail, state: 'sending', holder, attempts: mail.attempts + 1};
		return (await this.#ask({wanted, ended})) ? wanted : null;
	}

	/** Writes how the last mail of a line went, when it takes no other. */
	async end(ended: EndedDelivery): Promise<void> {
		await this.#ask({wanted: null, ended});
	}

	async #lookAhead(): Promise<Delivery[]> {
		const {job, now} = this.#sender;
		const asked = {job, state: 'waiting' as const, nextAt: {$lte: now()}, _id: {$nin: [...this.#shown]}};
		const found = await retrying(this.#db, () =>
			this.#db.deliveries.find(asked).sort({nextAt: 1}).limit(AHEAD).toArray(),
		);
		for (const {_id} of found) {
			this.#shown.add(_id);
		}

		return found;
	}

	#ask(ask: Pick<Ask, 'wanted' | 'ended'>): Promise<boolean> {
		return new Promise((resolve, reject) => {
			this.#asks.push({...ask, resolve, reject});
			void this.#write();
		});
	}

	async #write(): Promise<void> {
		if (this.#isWriting) {
			return;
		}

		this.#isWriting = true;
		while (this.#asks.length > 0) {
			const asks = this.#asks.splice(0);
			try {
				const missed = await this.#writeOnce(asks);
				for (const {wanted, resolve} of asks) {
					resolve(wanted !== null && !missed.has(wanted._id));
				}
			} catch (error) {
				for (const {reject} of asks) {
					reject(error);
				}
			}
		}

		this.#isWriting = false;
	}

	/** @returns the mails that could not be taken */
	async #writeOnce(asks: readonly Ask[]): Promise<Set<string>> {
		const ends = asks.flatMap(({ended}) => ended ?? []).map(ended => this.#endOf(ended));
		const wanted = asks.flatMap(ask => ask.wanted ?? []);
		const updates = [...ends, ...wanted.map(mail => this.#claimOf(mail))];
		const matched = await retrying(this.#db, () => this.#update(updates));
		return matched === updates.length ? new Set() : this.#missedOf(wanted);
	}

	/** Also of a mail that was called uncertain meanwhile; not of one that somebody asked to send again. */
	#endOf({_id, holder, ...ended}: EndedDelivery) {
		const changedAt = this.#sender.now();
		return {q: {_id, holder, state: {$in: ['sending', 'uncertain']}}, u: {$set: {...ended, changedAt}}};
	}

	#claimOf({_id, holder, attempts}: Delivery) {
		const taken = {state: 'sending', holder, attempts, changedAt: this.#sender.now()};
		return {q: {_id, state: 'waiting', nextAt: {$lte: this.#sender.now()}}, u: {$set: taken}};
	}

	/** One command, because a lost answer of `bulkWrite` cannot be told from a success without effect (mongodb 7.9). */
	async #update(updates: readonly {q: object; u: object}[]): Promise<number> {
		const {deliveries} = this.#db;
		const command = {update: deliveries.collectionName, updates, ordered: false};
		const {n, writeErrors} = await deliveries.db.command({...command, writeConcern: {w: 'majority', j: true}});
		const [error] = (writeErrors ?? []) as {errmsg: string}[];
		if (error) {
			throw new Error(error.errmsg);
		}

		return n;
	}

	/** Which of the mails that were to be taken are not ours. */
	async #missedOf(wanted: readonly Delivery[]): Promise<Set<string>> {
		const asked = {_id: {$in: wanted.map(({_id}) => _id)}, state: 'sending' as const};
		const rows = await retrying(this.#db, () => this.#db.deliveries.find(asked).toArray());
		const holders = new Map(rows.map(({_id, holder}) => [_id, holder]));
		return new Set(wanted.flatMap(({_id, holder}) => (holders.get(_id) === holder ? [] : [_id])));
	}
}
