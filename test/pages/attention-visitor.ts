import type {Answer, TestService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

/** A coordinator, who records what came of a call about a municipality: that T4 waits for all of them is enough here. */
export async function coordinatorOf(service: TestService) {
	const token = await service.token('coordinator');
	const page = (path = '/aandacht?jaar=2022') => service.ask(token, 'GET', path);
	const send = (address: string, fields: Record<string, string>) => sendForm(service, token, {address, fields});
	const followUp = async (code: string, fields: Record<string, string>) => {
		const address = `/aandacht/T4/${code}`;
		return send(address, {...hiddenFieldsOf(await page(), address), ...fields});
	};
	const follow = (answer: Answer) => page((answer.headers.get('Location') ?? '').split('#')[0]);
	/** Whether an area is called now, is left out, or neither. */
	const placeOf = async (name: string, path?: string) => {
		const words = wordsOf(await page(path));
		const [called = '', agreed = ''] = words.split('Afgesproken:');
		return called.includes(`Gebeld : ${name}`) ? 'called' : agreed.includes(name) ? 'agreed' : 'neither';
	};
	return {token, page, send, followUp, follow, placeOf};
}
