import type {Answer, TestService} from '../service.ts';

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
