import {z} from 'zod';
import {actionFaults} from './action-rules.ts';
import {type ActionForm, type ActionKind, kindRules} from './actions.ts';
import type {ImportContext, ImportedAction} from './import-actions.ts';
import {readArea} from './import-words.ts';
import {type Read, type RowFault, RowReader} from './imports.ts';

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
