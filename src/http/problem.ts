import type {Context, Middleware} from 'koa';
import {type Fault, Refusal, type RefusalCode} from '../domain/faults.ts';
import {isPassing} from '../store/retry.ts';
import {isApi} from './route.ts';

const statusOfCode: Record<RefusalCode, number> = {
	invalid: 400,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	stale: 412,
	'key-reused': 422,
	'revision-required': 428,
	unavailable: 503,
};

/** What each kind of refusal is called. */
export const problemTitles: Record<number, string> = {
	400: 'De invoer klopt niet',
	401: 'Je bent niet aangemeld',
	403: 'Dit mag je niet',
	404: 'Niet gevonden',
	405: 'Dit kan hier niet',
	409: 'Dit kan nu niet',
	412: 'Intussen gewijzigd',
	413: 'De invoer is te groot',
	415: 'Deze soort invoer lezen we niet',
	422: 'Sleutel al gebruikt',
	428: 'Revisie ontbreekt',
	429: 'Te veel verzoeken',
	500: 'Er ging iets mis',
	503: 'Nu niet bereikbaar',
};

/** What went wrong, for whoever asked: nothing of the inside of the service. */
export interface Problem {
	status: number;
	title: string;
	detail: string;
	faults: readonly Fault[];
}

export type ProblemPage = (context: Context, problem: Problem) => string;

/** Turns every error into one problem: JSON for the API, a page for people. Unexpected ones go to the log whole. */
export function problems({
	page,
	log,
}: {
	page: ProblemPage;
	log: {error(fields: object, message: string): void};
}): Middleware {
	return async (context, next) => {
		try {
			await next();
			if (context.status === 404 && context.body === undefined) {
				answer(context, problemOf(404, 'Deze pagina bestaat niet.'), page);
			}
		} catch (error) {
			const problem = problemFrom(error);
			if (problem.status === 500) {
				log.error({error: {message: (error as Error).message, stack: (error as Error).stack}}, 'unexpected');
			}

			answer(context, problem, page);
		}
	};
}

function problemFrom(error: unknown): Problem {
	if (error instanceof Refusal) {
		return problemOf(statusOfCode[error.code], error.message, error.faults);
	}

	if (isPassing(error)) {
		return problemOf(503, 'De gegevens zijn nu niet te bereiken. Probeer het over een paar seconden opnieuw.');
	}

	const {status, expose, message} = error as {status?: number; expose?: boolean; message?: string};
	return expose && status
		? problemOf(status, message ?? '')
		: problemOf(500, 'Er ging iets mis. Het is vastgelegd; probeer het later opnieuw.');
}

function problemOf(status: number, detail: string, faults: readonly Fault[] = []): Problem {
	return {status, title: problemTitles[status] ?? 'Er ging iets mis', detail, faults};
}

function answer(context: Context, problem: Problem, page: ProblemPage): void {
	context.status = problem.status;
	if (problem.status === 503 || problem.status === 429) {
		context.set('Retry-After', '5');
	}

	if (isApi(context.path)) {
		context.type = 'application/problem+json';
		context.body = JSON.stringify({type: 'about:blank', ...problem});
		return;
	}

	context.type = 'html';
	context.body = page(context, problem);
}
