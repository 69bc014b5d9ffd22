/** A reason why the local database cannot start. The message is meant for the user: plain Dutch, shown without a stack. */
export class StartFailure extends Error {
	override name = 'StartFailure';
}

/** The text of anything that was thrown, for use inside a message. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** The system's own code (`ENOENT`, `EACCES` …) of anything that was thrown, or `undefined`. */
export function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
