import {hash} from 'node:crypto';
import {weekOf} from '../domain/fetches.ts';
import {codeOf, type OwnLink, readCode} from '../domain/own-links.ts';
import {dayOf} from '../domain/period.ts';
import type {Database} from '../store/database.ts';
import {countVisit, findOwnLink, keepOwnLink} from '../store/own-links.ts';
import {isPassing} from '../store/retry.ts';

/** Two links that share their first code are a chance of one in thirty billion; four in a row do not happen. */
const TRIES = 4;

/**
The own link of a material of a campaign for a municipality: always the same address, short enough to be typed from paper.

It is kept the first time, so that the code can be read back.

@param origin public address of the service, without a slash at the end.
*/
export async function ownLink(db: Database, {origin, ...link}: OwnLink & {origin: string}): Promise<string> {
	const {municipality, campaign, material} = link;
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const words = [municipality, campaign, material, ...(attempt === 0 ? [] : [attempt])].join('|');
		const code = codeOf(hash('sha256', words, 'buffer'));
		const kept = await keepOwnLink(db, code, link);
		if (kept.municipality === municipality && kept.campaign === campaign && kept.material === material) {
			return `${origin}/b/${code}`;
		}
	}

	throw new RangeError(`No code is free for ${municipality} ${campaign} ${material}`);
}

/**
Follows a code that somebody scanned or typed.

What hangs on a wall leads on, also while the store cannot be reached: then a code that can be right is followed uncounted.

@param isCounted whether a person asks; what a robot fetches is no visit.
@returns whether there is such a link.
*/
export async function followOwnLink(
	db: Database,
	{typed, isCounted, now}: {typed: string; isCounted: boolean; now: Date},
): Promise<boolean> {
	const code = readCode(typed);
	if (code === null) {
		return false;
	}

	try {
		const isKnown = (await findOwnLink(db, code)) !== null;
		if (isKnown && isCounted) {
			await countVisit(db, code, weekOf(dayOf(now)));
		}

		return isKnown;
	} catch (error) {
		if (isPassing(error)) {
			return true;
		}

		throw error;
	}
}
