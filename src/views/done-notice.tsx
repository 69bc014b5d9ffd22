import {UndoButton} from './action-forms.tsx';

/** What was just done, and what takes it back; null where nothing can. */
export interface DoneNotice {
	text: string;
	/** `since`: the day that is stated again. */
	undo: {address: string; revision: number; label?: string; since?: string} | null;
}

/** Says what was just done, with the button that takes it back. */
export function DoneNoticeBox({notice: {text, undo}, newKey}: {notice: DoneNotice; newKey(): string}) {
	return (
		<div class="utrecht-alert utrecht-alert--ok notice" role="status">
			<p class="notice__text">{text}</p>
			{undo && <UndoButton form={{...undo, idempotencyKey: newKey()}} {...(undo.label && {label: undo.label})} />}
		</div>
	);
}
