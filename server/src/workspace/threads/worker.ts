import { serve } from "./serve";
import { threadWorker } from "./work";

serve(threadWorker());
