import type {Target} from './targets.ts';

/** A number as its digits, of which `scale` stand behind the point: 1.25 is 125 and 2. No floating noise comes in. */
interface Decimal {
	digits: bigint;
	scale: number;
}

type GoalOf = Pick<Target, 'kind' | 'goal'>;
const wholeNumber = new Intl.NumberFormat('nl-NL', {maximumFractionDigits: 0});

/**
The goal of a target as people type it: a count `1.000`, a share or rate in percent `12,5`, a growth as the change in
percent `+10`. `readGoal` of it is exactly the goal again.
*/
export function goalText({kind, goal}: GoalOf): string {
	if (kind === 'count') {
		return wholeNumber.format(goal);
	}

	const percent = movePoint(decimalOf(goal), 2);
	return kind === 'growth' ? signed(plus(percent, -100n)) : textOf(percent);
}

/**
Reads a goal as people type it; a sign of percent and spaces may stand in it.

@returns the goal in the unit of the value (a fraction, a ratio, a number), or why it cannot be read: one Dutch sentence.
*/
export function readGoal(kind: Target['kind'], typed: string): number | string {
	const text = typed.replaceAll(/[\s%]/g, '').replace(/^[−–]/, '-');
	return kind === 'count' ? readCount(text) : readPercent(kind, text);
}

function readCount(text: string): number | string {
	if (/^\d{1,3}(\.\d{3}){1,4}$|^\d{1,15}$/.test(text)) {
		return Number(text.replaceAll('.', ''));
	}

	return /^\d+,\d+$/.test(text)
		? 'De norm is een aantal: schrijf een heel getal, zoals 1.000.'
		: 'Schrijf de norm als een getal, zoals 1.000 of 950.';
}

function readPercent(kind: 'growth' | 'rate' | 'members', text: string): number | string {
	const isGrowth = kind === 'growth';
	const [, sign = '', whole = '', part = ''] = /^([+-]?)(\d{1,5})(?:,(\d{1,30}))?$/.exec(text) ?? [];
	if (whole === '' || (sign !== '' && !isGrowth)) {
		const example = isGrowth ? '+10 of 7,5' : '15 of 12,5';
		return /^[+-]?\d+\.\d+$/.test(text)
			? `Schrijf een deel van een procent met een komma, zoals ${text.replace('.', ',')}.`
			: `Schrijf de norm als een percentage, zoals ${example}.`;
	}

	const typed = {digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`), scale: part.length};
	const goal = numberOf(movePoint(isGrowth ? plus(typed, 100n) : typed, -2));
	if (isGrowth) {
		return goal >= 0 && goal <= 100 ? goal : 'Een stijging ligt tussen -100 en +9.900 procent.';
	}

	return goal <= 1 ? goal : 'Een percentage ligt tussen 0 en 100.';
}

function decimalOf(value: number): Decimal {
	const [mantissa = '', exponent = '0'] = String(value).split('e');
	const [whole = '', part = ''] = mantissa.split('.');
	return movePoint({digits: BigInt(`${whole}${part}`), scale: part.length}, Number(exponent));
}

/** Times ten so many times. */
function movePoint({digits, scale}: Decimal, places: number): Decimal {
	const moved = scale - places;
	return moved >= 0 ? {digits, scale: moved} : {digits: digits * 10n ** BigInt(-moved), scale: 0};
}

function plus({digits, scale}: Decimal, whole: bigint): Decimal {
	return {digits: digits + whole * 10n ** BigInt(scale), scale};
}

function numberOf({digits, scale}: Decimal): number {
	return Number(`${digits}e${-scale}`);
}

function textOf({digits, scale}: Decimal): string {
	const isBelow = digits < 0n;
	const all = String(isBelow ? -digits : digits).padStart(scale + 1, '0');
	const part = all.slice(all.length - scale).replace(/0+$/, '');
	const whole = all.slice(0, all.length - scale);
	return `${isBelow ? '-' : ''}${whole}${scale > 0 && part !== '' ? `,${part}` : ''}`;
}

function signed(decimal: Decimal): string {
	const text = textOf(decimal);
	return text.startsWith('-') ? text : `+${text}`;
}
