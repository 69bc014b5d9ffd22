import type {DoneNotice} from '../views/done-notice.tsx';

/** What can be done with an item of a list, by its name in the address; and the step that takes it back. */
const deeds = {
	vastgelegd: {words: 'Vastgelegd', undo: 'verwijderen'},
	toegevoegd: {words: 'Toegevoegd', undo: 'verwijderen'},
	gewijzigd: {words: 'Gewijzigd', undo: null},
	verwijderd: {words: 'Verwijderd', undo: 'terugzetten'},
	teruggezet: {words: 'Teruggezet', undo: null},
} as const;

/** Which item something was done with, by the name of the deed. */
export type Done = Partial<Record<keyof typeof deeds, string | undefined>>;

interface Item {
	_id: string;
	revision: number;
	removed: boolean;
}

/** The notice of what the address says that was done; null when it says nothing, or of an item that is not there. */
export async function doneNotice<Found extends Item>(
	done: Done,
	{find, nameOf, path}: {find(id: string): Promise<Found | null>; nameOf(item: Found): string; path: string},
): Promise<DoneNotice | null> {
	const [deed, id] = (Object.entries(done).find(([, value]) => value !== undefined) ?? []) as [keyof Done, string] | [];
	const item = id === undefined ? null : await find(id);
	if (!item || !deed) {
		return null;
	}

	const {words, undo} = deeds[deed];
	const isOpen = item.removed === (deed === 'verwijderd');
	return {
		text: `${words}: ${nameOf(item)}.`,
		undo: undo && isOpen ? {address: `${path}/${item._id}/${undo}`, revision: item.revision} : null,
	};
}
