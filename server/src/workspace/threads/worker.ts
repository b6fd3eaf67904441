import { serve } from "./serve";
import { fileWorker } from "./work";

serve(fileWorker());
