/** Their header by the column of ours that it stands for: `{gestart: 'Begin van de actie'}`. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** Which column of ours stands under which header of a file. */
export interface Recognised {
	/** By column of ours the header as it stands in the file. */
	mapping: ColumnMapping;
	/** Columns of ours that must be there and are not. */
	missing: string[];
	/** Headers of the file that stand for none of our columns. */
	unknown: string[];
}

export interface TableColumns {
	required: readonly string[];
	optional: readonly string[];
}
