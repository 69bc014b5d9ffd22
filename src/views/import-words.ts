import {changesNothing, type ImportOutcome, phaseOf, type TakenBackOutcome} from '../domain/import-work.ts';
import {type ImportJob, isActive} from '../domain/jobs.ts';
import {formatCount} from './format.ts';

/** The kinds of files that a coordinator hands over, by the name of their route and command. */
export const importTypes = {
	actions: {name: 'Acties', one: 'acties', row: 'één rij per actie'},
	'app-downloads': {name: 'Downloads en deelnemers', one: 'downloads', row: 'één rij per gemeente en maand'},
	ambassadors: {name: 'Ambassadeurs', one: 'ambassadeurs', row: 'één rij per functie'},
	totals: {name: 'Totalen van afgelopen jaren', one: 'totalen', row: 'één rij per jaar of per maand'},
} as const;

/** The name of a kind, as a heading says it. */
export function importTypeName(what: string): string {
	return Object.hasOwn(importTypes, what) ? importTypes[what as keyof typeof importTypes].name : what;
}

/** `1 fout`, `12 fouten`. */
export function counted(count: number, one: string, more: string): string {
	return `${formatCount(count)} ${count === 1 ? one : more}`;
}

/** What importing a file did: `12 nieuw, 3 gewijzigd, 4 ongewijzigd`. */
export function outcomeWords({added, changed, unchanged, keptCount}: Omit<ImportOutcome, 'kept' | 'at'>): string {
	const parts = [
		`${formatCount(added)} nieuw`,
		`${formatCount(changed)} gewijzigd`,
		`${formatCount(unchanged)} ongewijzigd`,
		...(keptCount > 0 ? [`${formatCount(keptCount)} met de hand gewijzigd en zo gelaten`] : []),
	];
	return parts.join(', ');
}

/** What taking it back did. */
export function takenBackWords({removed, restored, keptCount}: Omit<TakenBackOutcome, 'kept' | 'at'>): string {
	const parts = [
		`${formatCount(removed)} weggehaald`,
		`${formatCount(restored)} teruggezet zoals ze waren`,
		...(keptCount > 0 ? [`${formatCount(keptCount)} sindsdien met de hand gewijzigd en zo gelaten`] : []),
	];
	return parts.join(', ');
}

const activeWords = {
	check: {waiting: 'wacht op controle', running: 'wordt gecontroleerd'},
	import: {waiting: 'wacht op importeren', running: 'wordt geïmporteerd'},
	'take-back': {waiting: 'wacht op terugdraaien', running: 'wordt teruggedraaid'},
} as const;

/** Where a job stands, in a few words for a list. */
export function jobWords(job: Pick<ImportJob, 'state' | 'work' | 'isCancelAsked'>): string {
	const {state, work} = job;
	if (isActive(job)) {
		return job.isCancelAsked ? 'wordt geannuleerd' : activeWords[work.step][state as 'waiting' | 'running'];
	}

	if (state === 'failed') {
		return 'mislukt';
	}

	const phase = phaseOf(work);
	switch (phase) {
		case 'columns':
			return 'kolommen nog kiezen';
		case 'faults':
			return counted(work.check?.faultCount ?? 0, 'fout', 'fouten');
		case 'ready':
			return 'gecontroleerd, nog niet geïmporteerd';
		case 'imported':
			return work.result && !changesNothing(work.result) ? outcomeWords(work.result) : 'niets veranderd';
		case 'taken-back':
			return state === 'cancelled' ? 'geannuleerd en teruggedraaid' : 'teruggedraaid';
		default:
			return 'geannuleerd';
	}
}

/** `nog ongeveer 20 s`, `nog ongeveer 3 minuten`; null while nobody can tell. */
export function leftWords(seconds: number | null): string | null {
	if (seconds === null) {
		return null;
	}

	if (seconds < 90) {
		return `nog ongeveer ${Math.max(5, Math.ceil(seconds / 5) * 5)} s`;
	}

	return `nog ongeveer ${Math.round(seconds / 60)} minuten`;
}

/** The size of a file: `12 kB`, `3 MB`. */
export function sizeWords(bytes: number): string {
	return bytes < 1_000_000
		? `${formatCount(Math.max(1, Math.round(bytes / 1000)))} kB`
		: `${formatCount(Math.round(bytes / 1_000_000))} MB`;
}
