// The order of a run's files. A worker keeps what its files have imported for as long as the next one has the same
// surroundings: those of its project, and a browser's DOM for the parts of a page (.tsx).
import { BaseSequencer, type TestSpecification } from 'vitest/node';

export class BySurroundings extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const kinds = [...new Set(sorted.map(surroundingsOf))];
    return kinds.flatMap(kind => sorted.filter(file => surroundingsOf(file) === kind));
  }
}

function surroundingsOf({ project, moduleId }: TestSpecification): string {
  return `${project.name} ${moduleId.endsWith('x')}`;
}
