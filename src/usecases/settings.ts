import {type Settings, usualSettings} from '../domain/settings.ts';
import type {Database} from '../store/database.ts';
import {changeFact, findFact, insertFact} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

/** The settings are one fact. */
const ID = 'all';

/** What holds for everybody; revision 0 while nobody chose anything. */
export async function findSettings(db: Database): Promise<{settings: Settings; revision: number}> {
	const fact = await findFact(db.settings, ID);
	const {isSecondReaderAsked} = fact ?? usualSettings;
	return {settings: {isSecondReaderAsked}, revision: fact?.revision ?? 0};
}

/** Chooses the settings anew; the former ones stay in the history. @throws {Refusal} `stale` */
export async function saveSettings(
	db: Database,
	settings: Settings,
	{expected, ...write}: Write & {expected: number},
): Promise<void> {
	const change = changeOf(write, {...settings, expected});
	const isNew = expected === 0 && (await insertFact(db, db.settings, {id: ID, fields: settings, change}));
	if (!isNew) {
		await changeFact(db, db.settings, {id: ID, change, expected, decide: () => ({fields: settings})});
	}
}
