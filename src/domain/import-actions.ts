import {z} from 'zod';
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
import {
	type Read,
	type RowFault,
	RowReader,
	readArea,
	readBoolean,
	readChoice,
	readCount,
	readInstant,
	type TableRow,
} from './imports.ts';

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

/** One row of a table of actions. */
export function readActionRow(row: TableRow, context: ImportContext): {action?: ImportedAction; faults: RowFault[]} {
	const reader = new RowReader(row);
	const {areas, now} = context;
	const instant = (text: string) => readInstant(text, now);
	const id = reader.required('id', text => ({value: text}));
	const team = reader.optional('basisteam', readArea(areas, ['basisteam', 'detectives']));
	const isDetectives = team !== null && areaOf(areas, team)?.kind === 'detectives';
	const form = {
		kind: reader.required('soort', readChoice(kindNames)),
		starter: reader.required('starter', readChoice(starterNames)),
		municipality: reader.optional('gemeente', readArea(areas, ['municipality'])),
		basisteam: isDetectives ? null : team,
		detectives: isDetectives ? team : null,
		startedAt: reader.required('gestart', instant),
		endedAt: reader.optional('geeindigd', instant),
		occasion: reader.optional('aanleiding', readChoice(occasionNames)),
		theme: reader.optional('thema', readChoice(themeNames)),
		reach: reader.optional('bereik', readCount),
		startedByVolunteer: reader.optional('vrijwilliger', readBoolean) ?? false,
	};
	const result = reader.optional('uitkomst', readChoice(closedResults));
	const resultAt = reader.optional('uitkomstdatum', instant);
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

const Timestamp = z
	.number('Dit moet een tijdstip in seconden of milliseconden zijn.')
	.min(0, 'Dit tijdstip bestaat niet.')
	.max(8.64e15, 'Dit tijdstip bestaat niet.');

/** The public shape of an action. Texts, links and exact places are not even read; unknown fields are ignored. */
export const PublicActionSchema = z.object({
	id: z.union([z.string().min(1), z.number()], 'Het veld id ontbreekt.').transform(String),
	municipality: z.string('Het veld municipality ontbreekt.'),
	actionType: z.string('Het veld actionType ontbreekt.'),
	amberAlert: z.boolean().optional(),
	startTimestamp: Timestamp,
	endTimestamp: Timestamp.nullish(),
	/** The radius in metres; 500 km is as far as an action reaches. */
	area: z.object({radius: z.number().min(0).max(500_000).nullish()}).nullish(),
	messages: z.array(z.object({lastModifiedTimestamp: Timestamp.nullish()})).nullish(),
});

/** One action of the public shape; everything that could point at a person is dropped here. */
export function readPublicAction(
	published: z.output<typeof PublicActionSchema>,
	line: number,
	context: ImportContext,
): {action?: ImportedAction; faults: RowFault[]} {
	const reader = new RowReader({
		line,
		cells: {municipality: published.municipality, actionType: published.actionType},
	});
	const isAlert = published.amberAlert === true;
	const kind = isAlert ? 'amber-alert' : reader.required('actionType', text => readType(text, context));
	const municipality = isAlert ? null : reader.required('municipality', readArea(context.areas, ['municipality']));
	if (reader.faults.length > 0 || kind === null) {
		return {faults: reader.faults};
	}

	const starter = kindRules[kind].countsAs === 'alert' ? 'national' : 'control-room';
	const radius = published.area?.radius;
	const form: ActionForm = {
		kind,
		starter,
		municipality: starter === 'national' ? null : municipality,
		startedAt: instantOfStamp(published.startTimestamp),
		endedAt: published.endTimestamp ? instantOfStamp(published.endTimestamp) : null,
		radiusKm: radius ? Math.ceil(radius / 1000) : null,
	};
	const stamps = (published.messages ?? []).map(message => message.lastModifiedTimestamp ?? null);
	const messagesAt = stamps.filter(stamp => stamp !== null).map(instantOfStamp);
	const action: ImportedAction = {id: published.id, source: 'public-feed', form, outcome: null, messagesAt};
	const faults = actionFaults(form, context).map(({field, message}) => ({line, column: field, message}));
	return faults.length > 0 ? {faults} : {action, faults};
}

function readType(text: string, {actionTypes}: ImportContext): Read<ActionKind> {
	const word = text.trim().toLowerCase();
	const kind = Object.hasOwn(actionTypes, word) ? actionTypes[word] : undefined;
	return kind ? {value: kind} : {fault: `De soort ${JSON.stringify(text)} is onbekend.`};
}

/** Seconds, or milliseconds from 10¹¹ on. */
function instantOfStamp(stamp: number): Date {
	return new Date(stamp >= 1e11 ? stamp : stamp * 1000);
}
