import {randomUUID} from 'node:crypto';
import fc from 'fast-check';
import {actionKinds, results, starters} from '../../src/domain/actions.ts';
import {courses} from '../../src/domain/ambassadors.ts';
import {type Area, areasOn, districtOn, UNIT} from '../../src/domain/areas.ts';
import {addDays, monthOf, yearOf} from '../../src/domain/period.ts';
import {firstVersion} from '../../src/domain/revisions.ts';
import {insertMissing} from '../../src/store/bulk.ts';
import type {Database} from '../../src/store/database.ts';
import {actionFields, changeAt} from '../store/facts.ts';
import {municipalitiesOn} from './area-files.ts';

type Made<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const change = () => changeAt(new Date('2022-12-31T22:00:00Z'));
const dayBefore = fc.nat(729).map(count => addDays('2021-01-01', count));

/** Which of the areas of a day: known only where the facts are written. */
const index = fc.nat(1000);

export function pick<Value>(values: readonly Value[], at: number): Value {
	return values[at % values.length] as Value;
}

const actions = fc.array(
	fc.record({
		place: index,
		day: dayBefore,
		kind: fc.constantFrom(...actionKinds),
		starter: fc.constantFrom(...starters),
		result: fc.option(fc.constantFrom(...results)),
		startedByVolunteer: fc.boolean(),
	}),
	{minLength: 20, maxLength: 60},
);
const ambassadors = fc.array(
	fc.record({
		organisation: index,
		from: dayBefore,
		training: fc.option(fc.tuple(fc.constantFrom(...courses), fc.nat(300))),
	}),
	{minLength: 5, maxLength: 25},
);
const months = fc.array(
	fc.record({area: fc.option(index), day: dayBefore, appDownloads: fc.nat(500), participants: fc.nat(9000)}),
	{maxLength: 20},
);

/** Actions, ambassadors and downloads of 2021 and 2022. */
export const randomFacts = fc.record({actions, ambassadors, months});

/** Writes them in a store of areas; of two rows for one area and month the first stays. */
export async function insertRandom(db: Database, areas: readonly Area[], facts: Made<typeof randomFacts>) {
	await insertActions(db, areas, facts.actions);
	await insertAmbassadors(db, areas, facts.ambassadors);
	await insertMonths(db, areas, facts.months);
}

async function insertActions(db: Database, areas: readonly Area[], rows: Made<typeof actions>): Promise<void> {
	const facts = rows.map(({place, day, result, ...fields}) => {
		const municipality = pick(municipalitiesOn(areas, day), place);
		const startedAt = new Date(`${day}T10:00:00Z`);
		const outcome = result && {result, at: startedAt, tips: null};
		const district = districtOn(areas, municipality, day)?.code ?? null;
		const whole = actionFields({...fields, startedAt, outcome, municipality: municipality.code, district});
		return firstVersion(randomUUID(), whole, change());
	});
	await insertMissing(db, db.actions, facts);
}

async function insertAmbassadors(db: Database, areas: readonly Area[], rows: Made<typeof ambassadors>): Promise<void> {
	const facts = rows.map(({organisation, from, training}) => {
		const kinds = ['municipality', 'basisteam', 'detectives'] as const;
		const all = kinds.flatMap(kind => areasOn(areas, kind, from));
		const trainings = training === null ? [] : [{course: training[0], completedOn: addDays(from, training[1])}];
		const fields = {organisation: pick(all, organisation).code, from, until: null, trainings};
		return firstVersion(randomUUID(), fields, change());
	});
	await insertMissing(db, db.ambassadors, facts);
}

async function insertMonths(db: Database, areas: readonly Area[], rows: Made<typeof months>): Promise<void> {
	const facts = rows.map(({area: at, day, ...counts}) => {
		const area = at === null ? UNIT : pick(municipalitiesOn(areas, day), at).code;
		const month = monthOf(day);
		const fields = {area, year: yearOf(day), month, ...counts, method: 'measured', source: 'proef'} as const;
		return firstVersion(`${area}:${month}`, fields, change());
	});
	await insertMissing(db, db.appDownloads, facts);
}
