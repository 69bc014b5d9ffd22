import type {Context} from 'koa';
import {z} from 'zod';
import {EmailInput, lineInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import {isApi, type Route, visitorOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {beginUnit, FIRST_VISIT, firstVisit, stageOf} from '../usecases/first-visit.ts';
import {unitsToChoose} from '../usecases/load-unit.ts';
import {ChooseUnitPage, UnitBegunPage, WaitForAdminPage} from '../views/first-visit.tsx';
import {districtsStep} from './first-visit-districts.tsx';
import {goalsStep} from './first-visit-goals.tsx';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const Query = z.strictObject({code: lineInput(40).optional()});
const Form = z.strictObject({
	code: lineInput(40).optional(),
	unit: lineInput(40).optional(),
	email: EmailInput.optional(),
});

/** Pages that work before a unit is set up: they say nothing of it. */
const always = [
	'/eerste-bezoek',
	'/inloggen/',
	'/health/',
	'/privacy',
	'/toegankelijkheid',
	'/favicon.svg',
	'/.well-known/',
];

/**
The same routes, of which every page leads to the first visit while there is no unit, and every page of an admin while its
districts or targets are not told.
*/
export function firstVisitFirst({db}: Service, routes: readonly Route[]): Route[] {
	return routes.map(route => {
		const {method, path, handle} = route;
		if (method !== 'GET' || isApi(path) || always.some(start => path.startsWith(start))) {
			return route;
		}

		return {
			...route,
			async handle(context) {
				const stage = await stageOf(db);
				const isLed = stage === 'unit' || (stage !== 'done' && visitorOf(context)?.role === 'admin');
				return isLed ? leadTo(context, FIRST_VISIT) : handle(context);
			},
		};
	});
}

/** /eerste-bezoek: a new unit in three steps. Public until there is an admin, and then only with the code of the start. */
export function firstVisitPages(service: Service): Route[] {
	return [
		{
			method: 'GET',
			path: FIRST_VISIT,
			who: 'public',
			handle: context => show(service, context, {typed: {code: readQuery(context, Query).code ?? ''}, faults: []}),
		},
		{method: 'POST', path: FIRST_VISIT, who: 'public', handle: context => begin(service, context)},
		...districtsStep(service),
		...goalsStep(service),
	];
}

async function begin(service: Service, context: Context): Promise<void> {
	const {db, seedFolder, origin, now} = service;
	let link: string | null = null;
	const refused = await submitForm(context, Form, async ({code, unit, email}) => {
		const asked = {code: code ?? null, unit: unit ?? null, email: email ?? null};
		link = await beginUnit(db, asked, {identity: visitorOf(context), seedFolder, origin, now: now()});
		return FIRST_VISIT;
	});
	if (refused) {
		return show(service, context, refused);
	}

	if (link !== null) {
		// Shown at once and never in an address: it signs in whoever has it.
		const {unitName} = await firstVisit(db);
		context.status = 200;
		context.remove('Location');
		const children = <UnitBegunPage unitName={unitName ?? ''} link={link} />;
		await sendPage(service, context, {title: 'Eenheid gekozen', children});
	}
}

async function show(service: Service, context: Context, {typed, faults}: RefusedForm): Promise<void> {
	const {stage, unitName, hasAdmin} = await firstVisit(service.db);
	const isAdmin = visitorOf(context)?.role === 'admin';
	if (stage === 'done') {
		return leadTo(context, '/');
	}

	if (isAdmin && stage !== 'unit') {
		return leadTo(context, stage === 'districts' ? `${FIRST_VISIT}/districten` : `${FIRST_VISIT}/doelen`);
	}

	if (hasAdmin && !isAdmin) {
		const children = <WaitForAdminPage unitName={unitName} />;
		return sendPage(service, context, {title: 'Wordt ingericht', children});
	}

	const units = stage === 'unit' ? await unitsToChoose(service.seedFolder) : null;
	const children = <ChooseUnitPage units={units} unitName={unitName} isAdmin={isAdmin} typed={typed} faults={faults} />;
	await sendPage(service, context, {title: 'Richt je eenheid in', children});
}

function leadTo(context: Context, address: string): void {
	context.status = 303;
	context.set('Location', address);
}
