import { answerBeside } from '../start-beside.ts';
import { rebuildBeside } from './rebuild-beside.ts';

await answerBeside(rebuildBeside);
