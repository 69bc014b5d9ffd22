import type {TargetProgress} from '../domain/progress.ts';

/** Lengths are shares of the bar, 0–1. */
interface Meter {
	fill: number;
	/** End of the part that open actions can still add; null where there is none. */
	possible: number | null;
	/** What is expected by today; null where nothing is. */
	mark: number | null;
}

/** A bar with a mark at what is expected by today. Decoration: the card says the same in words. */
export function TargetMeter({progress, isComplete}: {progress: TargetProgress; isComplete: boolean}) {
	const meter = meterOf(progress, isComplete);
	if (!meter) {
		return null;
	}

	const {fill, possible, mark} = meter;
	return (
		<svg class="meter" width="100%" height="20" aria-hidden="true" focusable="false">
			<rect class="meter__track" x="0" y="6" width="100%" height="10" rx="5" />
			{possible !== null && <rect class="meter__possible" x="0" y="6" width={percent(possible)} height="10" rx="5" />}
			{fill > 0 && <rect class="meter__fill" x="0" y="6" width={percent(fill)} height="10" rx="5" />}
			{mark !== null && (
				<svg x={percent(mark)} y="0" width="1" height="20" overflow="visible" aria-hidden="true">
					<path class="meter__mark-edge" d="M-5 0h10L1.5 6v14h-3V6z" />
					<path class="meter__mark" d="M-5 0h10L1 6v14h-2V6z" />
				</svg>
			)}
		</svg>
	);
}

/** The mark again, beside the words that it stands for. */
export function MarkSign() {
	return (
		<svg class="mark-sign" width="10" height="14" viewBox="-5 0 10 14" aria-hidden="true" focusable="false">
			<path class="meter__mark" d="M-5 0h10L1 6v8h-2V6z" />
		</svg>
	);
}

function percent(share: number): string {
	return `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
}

function meterOf(progress: TargetProgress, isComplete: boolean): Meter | null {
	const {target, value, upper, goal, status, expectedNow, denominator} = progress;
	const isAlone = target.kind === 'members' && denominator === 1;
	if (goal === null || goal <= 0 || isAlone) {
		return null;
	}

	const expected = isComplete || status === 'met' ? null : expectedNow;
	switch (target.kind) {
		case 'count':
			return {fill: (value ?? 0) / goal, possible: null, mark: expected === null ? null : expected / goal};
		case 'members':
			return {fill: value ?? 0, possible: null, mark: goal < 1 && isComplete ? goal : expected};
		case 'rate': {
			const scale = Math.max(2 * goal, (upper ?? value ?? 0) * 1.1);
			return {fill: (value ?? 0) / scale, possible: upper === null ? null : upper / scale, mark: goal / scale};
		}

		case 'growth':
			return goal > 1 ? {fill: ((value ?? 1) - 1) / (2 * (goal - 1)), possible: null, mark: 0.5} : null;
	}
}
