import {hash} from 'node:crypto';
import type {AddressForm} from '../domain/address-form.ts';
import {areasOn} from '../domain/areas.ts';
import {type BrandChoice, type BrandFields, noBrand} from '../domain/brands.ts';
import {refuse} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import {readLogo} from '../mailings/logo.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {readLogoContent, saveLogo} from '../store/logos.ts';
import {changeFact, findFact, insertFact} from '../store/revisions.ts';
import {deleteUpload, readUpload} from '../store/uploads.ts';
import {changeOf, type Write} from './write.ts';

/** How a municipality shows itself, with its logo at hand. */
export interface Brand {
	form: AddressForm;
	/** `id`: of this picture, which never becomes another one. */
	logo: {id: string; content: Buffer; alt: string} | null;
}

/** How each of some municipalities shows itself, by code. */
export async function findBrands(db: Database, codes: readonly string[]): Promise<Map<string, Brand>> {
	const facts = await db.brands.find({_id: {$in: [...codes]}}).toArray();
	const chosen = new Map(facts.map(fact => [fact._id, fact]));
	const brands = codes.map(async code => [code, await withLogo(db, chosen.get(code) ?? noBrand)] as const);
	return new Map(await Promise.all(brands));
}

async function withLogo(db: Database, {form, logo, logoAlt}: BrandChoice): Promise<Brand> {
	const content = logo === null ? null : await readLogoContent(db, logo);
	return {form, logo: logo !== null && content ? {id: logo, content, alt: logoAlt ?? ''} : null};
}

/** A logo that a municipality has or had, for mails that were sent with it. Null when it never had this one. */
export async function logoOfRevision(
	db: Database,
	{slug, id, now}: {slug: string; id: string; now: Date},
): Promise<Buffer | null> {
	const area = areasOn(await listAreas(db), 'municipality', dayOf(now)).find(each => each.slug === slug);
	const fact = area && (await findFact(db.brands, area.code));
	const isTheirs = fact && [fact, ...fact.history].some(({logo}) => logo === id);
	return isTheirs ? readLogoContent(db, id) : null;
}

interface Asked {
	slug: string;
	identity: Identity;
	now: Date;
}

/** What a municipality chose, and the choice before it. */
export interface ChosenBrand {
	municipality: {code: string; name: string; slug: string};
	fields: BrandChoice;
	/** 0 while nothing was chosen. */
	revision: number;
	/** What an undo brings back; null when nothing was changed. */
	before: BrandChoice | null;
}

/**
What a municipality chose. Its own ambassador and a coordinator may see and change it.

@throws {Refusal} `not-found`, also for who may not see it.
*/
export async function chosenBrand(db: Database, {slug, identity, now}: Asked): Promise<ChosenBrand> {
	const areas = areasOn(await listAreas(db), 'municipality', dayOf(now));
	const area = areas.find(each => each.slug === slug);
	const isOwn = identity.role === 'coordinator' || (identity.role === 'ambassador' && identity.area === area?.code);
	if (!area || !isOwn) {
		refuse('not-found', 'Deze gemeente bestaat niet.');
	}

	const fact: Fact<BrandFields> | null = await findFact(db.brands, area.code);
	const {code, name} = area;
	const before = fact && (fact.history.at(-1) ?? noBrand);
	return {
		municipality: {code, name, slug},
		fields: choiceOf(fact ?? noBrand),
		revision: fact?.revision ?? 0,
		before: before && choiceOf(before),
	};
}

function choiceOf({logo, logoAlt, form}: BrandChoice): BrandChoice {
	return {logo, logoAlt, form};
}

/** A change of what a municipality chose, by who saw a revision of it. */
export interface BrandChange extends Write {
	slug: string;
	expected: number;
}

/** Chooses how residents are addressed. @throws {Refusal} `not-found`, `stale` */
export async function chooseForm(db: Database, form: AddressForm, change: BrandChange): Promise<void> {
	await write(db, change, {asks: {form}, next: chosen => ({...chosen, form})});
}

/** Takes the logo away. @throws {Refusal} `not-found`, `stale` */
export async function removeLogo(db: Database, change: BrandChange): Promise<void> {
	await write(db, change, {asks: {logo: null}, next: chosen => ({...chosen, logo: null, logoAlt: null})});
}

/** Brings back what was chosen before the last change; once more brings that change back. @throws {Refusal} `not-found`, `stale` */
export async function undoBrand(db: Database, change: BrandChange): Promise<void> {
	const {before} = await chosenBrand(db, change);
	await write(db, change, {asks: {isUndo: true}, next: chosen => before ?? chosen});
}

/**
Takes a logo that was handed over; the file itself is not kept, only its picture.

@throws {Refusal} `invalid` for the field `file` when it is no whole PNG within the limits; `not-found`, `stale`.
*/
export async function takeLogo(
	db: Database,
	{upload, alt}: {upload: string; alt: string},
	change: BrandChange,
): Promise<void> {
	try {
		await chosenBrand(db, change);
		const content = await readUpload(db, upload);
		const logo = content ? await readLogo(content) : 'Het bestand is er niet meer. Kies het opnieuw.';
		if (typeof logo === 'string') {
			refuse('invalid', logo, 'file');
		}

		const id = await saveLogo(db, logo.content);
		const asks = {logo: hash('sha256', logo.content), alt};
		await write(db, change, {asks, next: chosen => ({...chosen, logo: id, logoAlt: alt})});
	} finally {
		await deleteUpload(db, upload);
	}
}

/** @param asks what tells this change from another one under the same key. */
async function write(
	db: Database,
	{slug, expected, ...asked}: BrandChange,
	{asks, next}: {asks: object; next(chosen: BrandChoice): BrandChoice},
): Promise<void> {
	const {municipality, fields} = await chosenBrand(db, {slug, ...asked});
	const change = changeOf(asked, {slug, expected, ...asks});
	const id = municipality.code;
	const changed = (chosen: BrandChoice): BrandFields => ({municipality: id, ...next(choiceOf(chosen))});
	const isNew = expected === 0 && (await insertFact(db, db.brands, {id, fields: changed(fields), change}));
	if (!isNew) {
		await changeFact(db, db.brands, {id, change, expected, decide: now => ({fields: changed(now)})});
	}
}
