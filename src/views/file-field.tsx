import type {Fault} from '../domain/faults.ts';

interface FileFieldProps {
	label?: string;
	description: string;
	/** What the browser offers first; what is taken is decided by content. */
	accept: string;
	faults: readonly Fault[];
}

/** The choice of a file; its fault is said beside it, and the error summary links to it. */
export function FileField({label = 'Bestand', description, accept, faults}: FileFieldProps) {
	const own = faults.filter(({field}) => field === 'file');
	return (
		<div class={`utrecht-form-field${own.length > 0 ? ' utrecht-form-field--invalid' : ''}`}>
			<label class="utrecht-form-label" for="file">
				{label}
			</label>
			<p class="form__description" id="file-uitleg">
				{description}
			</p>
			{own.length > 0 && (
				<p class="form__fault" id="file-fout">
					{own.length === 1 ? own[0]?.message : 'Dit bestand is niet opgeslagen. Wat er niet klopt, staat bovenaan.'}
				</p>
			)}
			<input
				class="file-field"
				type="file"
				id="file"
				name="file"
				accept={accept}
				aria-describedby={own.length > 0 ? 'file-uitleg file-fout' : 'file-uitleg'}
				{...(own.length > 0 && {'aria-invalid': 'true' as const})}
			/>
		</div>
	);
}
