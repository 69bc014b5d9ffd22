import {randomUUID} from 'node:crypto';
import type {ComponentChildren} from 'preact';
import {z} from 'zod';
import {courses} from '../domain/ambassadors.ts';
import type {Area} from '../domain/areas.ts';
import {parseInput} from '../domain/faults.ts';
import {MonthInput, YearInput} from '../domain/inputs.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {trainedOn} from '../domain/proposals.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {ownOrganisation} from '../usecases/own-organisation.ts';
import {ownFunctionSubject, ownMonthSubject, ownMonths} from '../usecases/read-proposals.ts';
import {areaPath} from '../views/addresses.ts';
import {DownloadMonths, DownloadsProposal} from '../views/proposal-downloads.tsx';
import {FunctionProposal, NewAmbassadorProposal, TrainingProposal} from '../views/proposal-forms.tsx';
import type {ProposalForm} from '../views/proposal-frame.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';
import {FunctionField} from './proposal-fields.ts';

export type RefusedProposal = RefusedForm;
type Show = (service: Service, context: RequestContext, refused: RefusedProposal | null) => Promise<void>;

/** What the form is about, from the address or, when it was refused, from the form itself. */
function aboutOf<Shape extends z.ZodObject>(
	context: RequestContext,
	refused: RefusedProposal | null,
	schema: Shape,
): z.output<Shape> {
	return refused ? (parseInput(schema.strip(), refused.typed) as z.output<Shape>) : readQuery(context, schema);
}

interface Shown {
	path: string;
	organisation: Area;
	hidden: Record<string, string>;
	/** What stands in the fields before anything is typed. */
	values: Record<string, string>;
	/** Which fields of the page a fault of the fact is shown at. */
	fields: Record<string, string>;
}

function formOf({path, organisation, hidden, values, fields}: Shown, refused: RefusedProposal | null): ProposalForm {
	return {
		address: `/voorstellen/nieuw/${path}`,
		hidden,
		values: refused?.typed ?? values,
		faults: (refused?.faults ?? []).map(({field, message}) => ({field: fields[field] ?? '', message})),
		newKey: () => randomUUID(),
		back: backOf(organisation),
	};
}

function backOf(organisation: Area): ProposalForm['back'] {
	return {href: areaPath(organisation), label: 'Terug naar jullie pagina'};
}

function send(service: Service, context: RequestContext, children: ComponentChildren): Promise<void> {
	return sendPage(service, context, {title: 'Klopt dit niet?', children});
}

const sameFields = (...names: string[]) => Object.fromEntries(names.map(name => [name, name]));

export const showFunction: Show = async (service, context, refused) => {
	const {over: id} = aboutOf(context, refused, z.strictObject({over: FunctionField}));
	const {organisation, fields, revision} = await ownFunctionSubject(service.db, {identity: identityOf(context), id});
	const {from, until} = fields;
	const shown = {
		...{path: 'functie', organisation, hidden: {over: id, revision: String(revision)}},
		values: {from, until: until ?? ''},
		fields: {...sameFields('from', 'until', 'remark'), trainings: 'from'},
	};
	// What was sent without days, to let the function lapse, shows the days that stand.
	const own =
		refused && !('from' in refused.typed) ? {...refused, typed: {...shown.values, ...refused.typed}} : refused;
	await send(service, context, <FunctionProposal form={formOf(shown, own)} held={fields} />);
};

export const showTraining: Show = async (service, context, refused) => {
	const schema = z.strictObject({over: FunctionField, training: z.enum(courses, 'Deze training bestaat niet.')});
	const {over: id, training: course} = aboutOf(context, refused, schema);
	const {organisation, fields, revision} = await ownFunctionSubject(service.db, {identity: identityOf(context), id});
	const shown = {
		...{path: 'opleiding', organisation, hidden: {over: id, training: course, revision: String(revision)}},
		values: {completedOn: trainedOn(fields, course) ?? ''},
		fields: {...sameFields('completedOn', 'remark'), trainings: 'completedOn'},
	};
	await send(service, context, <TrainingProposal form={formOf(shown, refused)} held={fields} course={course} />);
};

export const showNewAmbassador: Show = async (service, context, refused) => {
	const identity = identityOf(context);
	const {over: id} = aboutOf(context, refused, z.strictObject({over: FunctionField.optional()}));
	const organisation = await ownOrganisation(service.db, identity);
	const followed = id === undefined ? null : await ownFunctionSubject(service.db, {identity, id});
	const hidden = {...(id !== undefined && {over: id}), revision: String(followed?.revision ?? 0)};
	const fields = {...sameFields('from', 'remark'), until: 'from', organisation: 'from'};
	const shown = {path: 'ambassadeur', organisation, hidden, values: {}, fields};
	await send(service, context, <NewAmbassadorProposal form={formOf(shown, refused)} held={followed?.fields ?? null} />);
};

export const showDownloads: Show = async (service, context, refused) => {
	const schema = z.strictObject({maand: MonthInput.optional(), jaar: YearInput.optional()});
	const {maand: month, jaar} = aboutOf(context, refused, schema);
	const identity = identityOf(context);
	const now = service.now();
	if (month === undefined) {
		const year = jaar ?? yearOf(dayOf(now));
		const {organisation, months} = await ownMonths(service.db, {identity, year, now});
		return send(service, context, <DownloadMonths year={year} months={months} back={backOf(organisation)} />);
	}

	const {organisation, fields, revision} = await ownMonthSubject(service.db, {identity, month});
	const appDownloads = fields && 'appDownloads' in fields ? fields.appDownloads : null;
	const shown = {
		...{path: 'downloads', organisation, hidden: {maand: month, revision: String(revision)}},
		values: {appDownloads: appDownloads === null ? '' : String(appDownloads)},
		fields: {...sameFields('appDownloads', 'remark'), month: 'appDownloads', area: 'appDownloads'},
	};
	return send(
		service,
		context,
		<DownloadsProposal form={formOf(shown, refused)} month={month} appDownloads={appDownloads} />,
	);
};
