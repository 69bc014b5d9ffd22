import type {ExecutionContext} from 'ava';
import {type Fault, Refusal, type RefusalCode} from '../../src/domain/faults.ts';

/** The faults with which something is refused; the test fails when it is not. */
export function refused(t: ExecutionContext, act: () => unknown, code: RefusalCode = 'invalid'): readonly Fault[] {
	const refusal = t.throws(act, {instanceOf: Refusal});
	t.is(refusal?.code, code);
	return refusal?.faults ?? [];
}

export function refusedFields(t: ExecutionContext, act: () => unknown): string[] {
	return refused(t, act).map(({field}) => field);
}
