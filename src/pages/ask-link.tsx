import {z} from 'zod';
import {EmailInput} from '../domain/inputs.ts';
import {setWayCookie, wayCookie} from '../http/cookies.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {mailSignInLink} from '../usecases/mail-sign-in.ts';
import {LinkAskedPage, SignInPage} from '../views/sign-in.tsx';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {askedPath, ownPath} from './sign-in-way.ts';

const AskFields = z.strictObject({
	email: z.string('Vul je e-mailadres in.').pipe(EmailInput),
	naar: z.string().max(2000).optional(),
});

/** Our choice: more at once is an attack and not a service that people sign in to. */
const MOST_AT_ONCE = 20;

/** /inloggen: whoever gives an address is mailed a one-time link, and hears the same as whoever is not known. */
export function askLinkRoutes(service: Service): Route[] {
	let underWay = 0;
	const mailLater = (email: string, returnTo: string | null) => {
		if (underWay === MOST_AT_ONCE) {
			service.log.warn({}, 'too many sign-in links are asked at once');
			return;
		}

		underWay += 1;
		void mailLink(service, {email, returnTo}).finally(() => {
			underWay -= 1;
		});
	};
	return [
		{method: 'GET', path: '/inloggen', who: 'public', handle: context => showSignIn(service, context, null)},
		{method: 'GET', path: '/inloggen/link/gevraagd', who: 'public', handle: context => showAsked(service, context)},
		{method: 'POST', path: '/inloggen', who: 'public', handle: context => askLink(service, context, mailLater)},
	];
}

/** Answers before anything is looked up, so that the time tells nothing either. */
async function askLink(
	service: Service,
	context: RequestContext,
	mailLater: (email: string, returnTo: string | null) => void,
): Promise<void> {
	const refused = await submitForm(context, AskFields, async ({email, naar}) => {
		if (service.mail) {
			mailLater(email, ownPath(naar) ?? ownPath(wayCookie(context)));
		}

		return '/inloggen/link/gevraagd';
	});
	if (refused) {
		await showSignIn(service, context, refused);
	}
}

async function mailLink(
	{db, now, log}: Service,
	{email, returnTo}: {email: string; returnTo: string | null},
): Promise<void> {
	try {
		const outcome = await mailSignInLink(db, {email, returnTo, now: now()});
		log.info({outcome}, 'sign-in link asked');
	} catch (error) {
		log.error({why: (error as Error).message}, 'sign-in link cannot be mailed');
	}
}

async function showAsked(service: Service, context: RequestContext): Promise<void> {
	await sendPage(service, context, {title: 'Kijk in je mail', children: <LinkAskedPage />});
}

async function showSignIn(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const way = refused ? ownPath(refused.typed.naar) : askedPath(context);
	if (way) {
		setWayCookie(context, {origin: service.origin, path: way});
	}

	const page = (
		<SignInPage
			returnsTo={way}
			canMail={service.mail !== null}
			typed={refused?.typed ?? {}}
			faults={refused?.faults ?? []}
		/>
	);
	await sendPage(service, context, {title: 'Inloggen', children: page});
}
