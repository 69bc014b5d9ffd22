import {randomUUID} from 'node:crypto';
import type {Month} from '../domain/period.ts';
import type {Service} from '../http/service.ts';
import {countWritten} from '../usecases/month-column.ts';
import type {FigureNotice} from '../views/figures-notice.tsx';

/** What the address of a page says was just done, as it stands by now; null when it says nothing. */
export async function figureNotice(
	db: Service['db'],
	{month, opgeslagen, teruggenomen}: {month: Month; opgeslagen?: string | undefined; teruggenomen?: string | undefined},
): Promise<FigureNotice | null> {
	const changeId = opgeslagen ?? teruggenomen;
	if (changeId === undefined) {
		return null;
	}

	const count = await countWritten(db, {month, changeId});
	const canUndo = opgeslagen !== undefined && count > 0;
	return {
		...{month, count, kind: opgeslagen === undefined ? 'takenBack' : 'saved'},
		undo: canUndo ? {changeId, idempotencyKey: randomUUID()} : null,
	};
}
