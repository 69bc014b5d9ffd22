import {IdempotencyKey} from './forms.tsx';

/** What was just done to functions of ambassador, and the key of the request that can be taken back; null where none can. */
export interface RegisterNotice {
	text: string;
	undoKey: string | null;
}

/** Tells what was done, with the button that takes it back. */
export function RegisterNoticeBox({
	notice: {text, undoKey},
	back,
	newKey,
}: {
	notice: RegisterNotice;
	/** Where the undo leads back to: the id of a function or of a training day; empty for the register. */
	back: Readonly<Record<string, string>>;
	newKey(): string;
}) {
	return (
		<div class="utrecht-alert utrecht-alert--ok notice" role="status">
			<p class="notice__text">{text}</p>
			{undoKey !== null && (
				<form class="undo" method="post" action="/ambassadeurs/ongedaan">
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="gedaan" value={undoKey} />
					{Object.entries(back).map(([name, value]) => (
						<input key={name} type="hidden" name={name} value={value} />
					))}
					<button class="nl-button nl-button--secondary undo__button" type="submit">
						Ongedaan maken
					</button>
				</form>
			)}
		</div>
	);
}
