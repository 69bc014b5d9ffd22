import type {Target} from '../domain/targets.ts';
import {goalWords, ruleSentences} from './target-rule.ts';

interface Line {
	label: string;
	value: string;
}

/** Everything that a coordinator sets about a target, one line each. */
function targetLines(target: Target): Line[] {
	const {title, text, definition, source, note} = target;
	return [
		{label: 'Norm', value: goalWords(target)},
		...(target.kind === 'members' ? [{label: 'Regel', value: ruleSentences(target).slice(0, 2).join(' ')}] : []),
		{label: 'Titel', value: title},
		{label: 'Zin uit het plan', value: text},
		{label: 'Wat we tellen', value: definition},
		{label: 'Bron', value: source},
		{label: 'Opmerking', value: note ?? 'geen'},
	];
}

/** What differs between two versions of a target, in the words of its form. */
export function changedTargetLines(before: Target, after: Target): {label: string; before: string; after: string}[] {
	const older = targetLines(before);
	return targetLines(after).flatMap(({label, value}) => {
		const was = older.find(line => line.label === label)?.value ?? 'geen';
		return was === value ? [] : [{label, before: was, after: value}];
	});
}
