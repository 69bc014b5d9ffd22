import type {Month} from '../domain/period.ts';
import {cellCount, figuresPath} from './figures-words.ts';
import {formatMonth} from './format.ts';
import {IdempotencyKey} from './forms.tsx';

/** What was just done to a month. */
export interface FigureNotice {
	month: Month;
	kind: 'saved' | 'takenBack';
	/** So many cells stand as that write left them; 0: it changed nothing, or others changed them since. */
	count: number;
	/** Takes it back; null where nothing can be taken back. */
	undo: {changeId: string; idempotencyKey: string} | null;
}

/** Says what was saved, with the way back. */
export function FigureNoticeBox({notice}: {notice: FigureNotice}) {
	const {month, undo} = notice;
	return (
		<div class="utrecht-alert utrecht-alert--ok notice" role="status">
			<p class="notice__text">{noticeWords(notice)}</p>
			{undo && (
				<form class="undo" method="post" action={`${figuresPath(month)}/terugnemen`}>
					<IdempotencyKey value={undo.idempotencyKey} />
					<input type="hidden" name="wijziging" value={undo.changeId} />
					<button class="nl-button nl-button--secondary undo__button" type="submit">
						Ongedaan maken
					</button>
				</form>
			)}
		</div>
	);
}

function noticeWords({kind, count, month}: FigureNotice): string {
	if (kind === 'takenBack') {
		return `Ongedaan gemaakt: ${cellCount(count)} van ${formatMonth(month)}.`;
	}

	return count === 0
		? `Er is niets veranderd aan ${formatMonth(month)}.`
		: `Opgeslagen: ${cellCount(count)} van ${formatMonth(month)}.`;
}
