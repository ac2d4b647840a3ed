// The pages' policy allows no code that is made at run time. The schemas' library would try it once, and each try is a
// fault that the browser reports.
import { z } from 'zod';

z.config({ jitless: true });
