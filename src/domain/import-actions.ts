import {actionFaults} from './action-rules.ts';
import {
	type ActionForm,
	type ActionKind,
	kindRules,
	occasionNames,
	type Result,
	resultNames,
	starterNames,
	themeNames,
} from './actions.ts';
import {type Area, areaOf} from './areas.ts';
import {readInstant} from './import-moments.ts';
import {keeping, readArea, readBoolean, readChoice} from './import-words.ts';
import {type Read, type RowFault, RowReader, readCount, type TableRow} from './imports.ts';

/** An action as a file tells it; its place in the store follows from source and id. */
export interface ImportedAction {
	id: string;
	source: 'csv' | 'public-feed';
	form: ActionForm;
	/** null: the file does not tell, and an outcome that a person recorded stays. */
	outcome: {result: Result; at: Date; tips: null} | null;
	messagesAt: Date[];
}

export interface ImportContext {
	areas: readonly Area[];
	now: Date;
	/** The words of `actionType` in the public shape, in lower case, and the kind that each means. */
	actionTypes: Readonly<Record<string, ActionKind>>;
}

export const actionColumns = {
	required: ['id', 'soort', 'starter', 'gestart'],
	optional: [
		'aanleiding',
		'thema',
		'vrijwilliger',
		'gemeente',
		'basisteam',
		'geeindigd',
		'bereik',
		'uitkomst',
		'uitkomstdatum',
	],
} as const;

const kindNames = Object.fromEntries(Object.entries(kindRules).map(([kind, {name}]) => [kind, name])) as Record<
	ActionKind,
	string
>;
const {open: _, ...closedResults} = resultNames;

const readKind = readChoice(kindNames);
const readStarter = readChoice(starterNames);
const readOccasion = readChoice(occasionNames);
const readTheme = readChoice(themeNames);
const readResult = readChoice(closedResults);

/** Reads the rows of a table of actions, one at a time; it remembers the words and moments that come again. */
export function actionReader(context: ImportContext): (row: TableRow) => {action?: ImportedAction; faults: RowFault[]} {
	const {areas, now} = context;
	const readInstantOf = keeping(text => readInstant(text, now));
	const readTeam = readArea(areas, ['basisteam', 'detectives']);
	const readMunicipality = readArea(areas, ['municipality']);
	return row => readActionRow(row, {context, readInstantOf, readTeam, readMunicipality});
}

interface ActionReaders {
	context: ImportContext;
	readInstantOf(text: string): Read<Date>;
	readTeam(text: string): Read<string>;
	readMunicipality(text: string): Read<string>;
}

function readActionRow(
	row: TableRow,
	{context, readInstantOf, readTeam, readMunicipality}: ActionReaders,
): {action?: ImportedAction; faults: RowFault[]} {
	const reader = new RowReader(row);
	const id = reader.required('id', text => ({value: text}));
	const team = reader.optional('basisteam', readTeam);
	const isDetectives = team !== null && areaOf(context.areas, team)?.kind === 'detectives';
	const form = {
		kind: reader.required('soort', readKind),
		starter: reader.required('starter', readStarter),
		municipality: reader.optional('gemeente', readMunicipality),
		basisteam: isDetectives ? null : team,
		detectives: isDetectives ? team : null,
		startedAt: reader.required('gestart', readInstantOf),
		endedAt: reader.optional('geeindigd', readInstantOf),
		occasion: reader.optional('aanleiding', readOccasion),
		theme: reader.optional('thema', readTheme),
		reach: reader.optional('bereik', readCount),
		startedByVolunteer: reader.optional('vrijwilliger', readBoolean) ?? false,
	};
	const result = reader.optional('uitkomst', readResult);
	const resultAt = reader.optional('uitkomstdatum', readInstantOf);
	if (reader.faults.length > 0) {
		return {faults: reader.faults};
	}

	const startedAt = form.startedAt as Date;
	const outcome = result === null ? null : {result, at: laterOf(resultAt ?? startedAt, startedAt), tips: null};
	const action = {id: id as string, source: 'csv', form: form as ActionForm, outcome, messagesAt: []} as const;
	return withRuleFaults({...action, messagesAt: []}, {row, context, resultAt});
}

const columnOfField: Record<string, string> = {
	municipality: 'gemeente',
	basisteam: 'basisteam',
	detectives: 'basisteam',
	starter: 'starter',
	startedAt: 'gestart',
	endedAt: 'geeindigd',
};

function withRuleFaults(
	action: ImportedAction,
	{row, context, resultAt}: {row: TableRow; context: ImportContext; resultAt: Date | null},
): {action?: ImportedAction; faults: RowFault[]} {
	const faults = actionFaults(action.form, context).map(({field, message}) => ({
		line: row.line,
		column: columnOfField[field] ?? field,
		message,
	}));
	if (resultAt && resultAt < action.form.startedAt) {
		faults.push({line: row.line, column: 'uitkomstdatum', message: 'De uitkomst ligt voor het begin van de actie.'});
	}

	if (action.outcome && kindRules[action.form.kind].countsAs === 'alert') {
		faults.push({line: row.line, column: 'uitkomst', message: 'Een alert heeft geen uitkomst.'});
	}

	return faults.length > 0 ? {faults} : {action, faults};
}

function laterOf(first: Date, second: Date): Date {
	return first > second ? first : second;
}
