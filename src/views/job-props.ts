import type {Fault} from '../domain/faults.ts';
import type {ImportJob} from '../domain/jobs.ts';

export interface JobPageProps {
	job: ImportJob;
	/** Which page of the faults is shown, from 1. */
	page: number;
	faults: readonly Fault[];
	/** What stood in a form that was refused. */
	typed: Readonly<Record<string, string>>;
	now: Date;
	/** A fresh key for each form. */
	newKey(): string;
}
