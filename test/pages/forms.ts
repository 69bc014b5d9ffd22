import {type Answer, june2022, newKey, type TestService} from '../service.ts';

/** The hidden fields of the form on a page that is sent to an address: its key and revision. @throws without such a form. */
export function hiddenFieldsOf({text}: Pick<Answer, 'text'>, address: string): Record<string, string> {
	const form = text.split('<form').find(part => part.includes(`action="${address}"`));
	if (form === undefined) {
		throw new Error(`No form for ${address}`);
	}

	const fields = form.split('</form>')[0]?.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g) ?? [];
	return Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
}

/** Sends a form as a browser does. */
export function sendForm(
	service: TestService,
	token: string,
	{address, fields}: {address: string; fields: Record<string, string>},
): Promise<Answer> {
	return service.ask(token, 'POST', address, {
		body: new URLSearchParams(fields).toString(),
		headers: {'Content-Type': 'application/x-www-form-urlencoded'},
	});
}

/** The words of a page, without its marks. */
export function wordsOf({text}: Pick<Answer, 'text'>): string {
	const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
	return main
		.replaceAll(/<[^>]+>/g, ' ')
		.replaceAll(/&quot;/g, '"')
		.replaceAll(/\s+/g, ' ');
}

/** So many hours before the moment of the tests. */
export const hour = (count: number) => new Date(june2022.getTime() - count * 3_600_000).toISOString();

/** What the tests of the pages of actions do over and over. */
export function actionPages(service: () => TestService) {
	/** Logs a search in Houten an hour ago, unless told otherwise. */
	async function logged(fields: Record<string, unknown> = {}): Promise<{id: string; number: string}> {
		const body = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: hour(1), ...fields};
		const token = await service().token('coordinator');
		return (await service().ask(token, 'POST', '/api/v1/actions', {body, headers: newKey()})).body;
	}

	async function visitor(role: 'coordinator' | 'control-room' = 'coordinator') {
		const token = await service().token(role);
		const page = (path: string) => service().ask(token, 'GET', path);
		/** Fills in a form on the page of an action and sends it. */
		const send = async (number: string, form: string, fields: Record<string, string>, from = `/acties/${number}`) => {
			const address = `/acties/${number}/${form}`;
			const hidden = hiddenFieldsOf(await page(from), address);
			return sendForm(service(), token, {address, fields: {...hidden, ...fields}});
		};
		return {token, page, send};
	}

	return {logged, visitor};
}
