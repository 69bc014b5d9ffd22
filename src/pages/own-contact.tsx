import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {ContactSchema} from '../domain/ambassadors.ts';
import {KeyInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {changeOwnContact, changeOwnMails, ownFunction} from '../usecases/own-contact.ts';
import {ownOrganisation} from '../usecases/own-organisation.ts';
import {isUnsubscribed} from '../usecases/unsubscribe.ts';
import {areaPath} from '../views/addresses.ts';
import {OwnContactPage} from '../views/own-contact.tsx';
import {type RefusedForm, Signed, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {FunctionField, RevisionField} from './proposal-fields.ts';
import {tellingSentBefore} from './sent-before.ts';

const who = ['ambassador'] as const;
const Query = z.strictObject({gewijzigd: z.enum(['ja', 'mails']).optional()});
const MailFields = Signed.extend({mails: z.enum(['mails', 'no-mails'], 'Kies of je mails wilt.')});
const ContactFields = z.strictObject({
	idempotencyKey: KeyInput,
	revision: RevisionField,
	functie: FunctionField,
	name: z.string('Vul je naam in.').pipe(ContactSchema.shape.name),
	email: z.string('Vul je e-mailadres in.').pipe(ContactSchema.shape.email),
});

/** /mijn-gegevens: an ambassador changes the own name and work address. */
export function ownContactPages(service: Service): Route[] {
	const {db} = service;
	return [
		{method: 'GET', path: '/mijn-gegevens', who, handle: context => showOwnContact(service, context, null)},
		{
			method: 'POST',
			path: '/mijn-gegevens',
			who,
			async handle(context) {
				const refused = await submitForm(context, ContactFields, async form => {
					const {idempotencyKey: key, functie: id, revision, name, email} = form;
					const write = {identity: identityOf(context), key, now: service.now(), email: emailOf(context)};
					await tellingSentBefore(() => changeOwnContact(db, {id, revision, name, email}, write));
					return '/mijn-gegevens?gewijzigd=ja';
				});
				if (refused) {
					await showOwnContact(service, context, refused);
				}
			},
		},
		{method: 'POST', path: '/mijn-gegevens/mails', who, handle: context => changeMails(service, context)},
	];
}

async function changeMails(service: Service, context: Context): Promise<void> {
	const refused = await submitForm(context, MailFields, async ({mails}) => {
		const person = {identity: identityOf(context), email: emailOf(context), now: service.now()};
		await changeOwnMails(service.db, mails, person);
		return '/mijn-gegevens?gewijzigd=mails';
	});
	if (refused) {
		await showOwnContact(service, context, refused);
	}
}

/** The address of the account that signed in; null for a token. */
function emailOf(context: Context): string | null {
	return (context.state.email as string | undefined) ?? null;
}

async function showOwnContact(service: Service, context: Context, refused: RefusedForm | null): Promise<void> {
	const [identity, email] = [identityOf(context), emailOf(context)];
	const changed = refused ? null : (readQuery(context, Query).gewijzigd ?? null);
	const [own, held] = await Promise.all([
		ownOrganisation(service.db, identity),
		ownFunction(service.db, {identity, email, now: service.now()}),
	]);
	const page = (
		<OwnContactPage
			held={
				held && {
					...{id: held.id, revision: held.fields.revision, contact: held.contact},
					wantsMails: !(await isUnsubscribed(service.db, held.id)),
					isAccount: identity.id === held.id,
				}
			}
			email={email ?? ''}
			changed={changed}
			values={refused?.typed ?? {}}
			faults={(refused?.faults ?? []).map(fault => ({
				...fault,
				field: ['name', 'email'].includes(fault.field) ? fault.field : '',
			}))}
			newKey={() => randomUUID()}
			back={{href: areaPath(own), label: 'Terug naar jullie pagina'}}
		/>
	);
	await sendPage(service, context, {title: 'Mijn contactgegevens', children: page});
}
