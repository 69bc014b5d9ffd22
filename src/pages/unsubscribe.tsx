import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {setSubscription, subscriptionOf} from '../usecases/unsubscribe.ts';
import {UnsubscribePage} from '../views/unsubscribe.tsx';
import {sendPage} from './page.tsx';

/**
/afmelden/:token: no more mails about campaigns, without a sign-in. Opening it changes nothing, because mail scanners open
links; a mail program posts to the same address by itself.

The address is the secret, so posts from anywhere are taken, whatever stands in them.

Source: RFC 8058.
*/
export function unsubscribePages(service: Service): Route[] {
	const {db} = service;
	const asking = (path: string, wants: 'mails' | 'no-mails'): Route => ({
		method: 'POST',
		path,
		who: 'public',
		isOpenToOtherSites: true,
		async handle(context) {
			await setSubscription(db, context.params.token ?? '', wants);
			await show(service, context);
		},
	});
	return [
		{method: 'GET', path: '/afmelden/:token', who: 'public', handle: context => show(service, context)},
		asking('/afmelden/:token', 'no-mails'),
		asking('/afmelden/:token/terug', 'mails'),
	];
}

async function show(service: Service, context: RequestContext): Promise<void> {
	const {token = ''} = context.params;
	const subscription = await subscriptionOf(service.db, token);
	const isChanged = context.method === 'POST';
	const children = <UnsubscribePage {...subscription} address={`/afmelden/${token}`} isChanged={isChanged} />;
	await sendPage(service, context, {title: 'Mails over campagnes', children});
}
