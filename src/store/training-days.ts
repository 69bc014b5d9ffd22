import type {Fact} from '../domain/revisions.ts';
import type {TrainingDay} from '../domain/training-days.ts';
import type {Database} from './database.ts';

/** Every training day that was not removed, the latest first; some dozens a year. */
export function listTrainingDays(db: Database): Promise<Fact<TrainingDay>[]> {
	return db.trainingDays.find({removed: false}).sort({day: -1, begin: -1, _id: 1}).toArray();
}
