import { answerBeside } from '../start-beside.ts';
import { loadNeuralBackend } from './neural/load-neural-backend.ts';
import { trainSide, type SideWork } from './train-side.ts';

await answerBeside(async (work: SideWork) => {
  const neural = await loadNeuralBackend();
  const models = trainSide(work, neural);
  neural.close();
  return models;
});
